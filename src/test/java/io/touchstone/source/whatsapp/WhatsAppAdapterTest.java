package io.touchstone.source.whatsapp;

import static io.touchstone.source.whatsapp.Webhooks.AT;
import static io.touchstone.source.whatsapp.Webhooks.PLAIN;
import static io.touchstone.source.whatsapp.Webhooks.WITH_DEFAULTS;
import static io.touchstone.source.whatsapp.Webhooks.body;
import static io.touchstone.source.whatsapp.Webhooks.change;
import static io.touchstone.source.whatsapp.Webhooks.delivery;
import static io.touchstone.source.whatsapp.Webhooks.message;
import static io.touchstone.source.whatsapp.Webhooks.status;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies, and what each becomes. */
class WhatsAppAdapterTest {

    private static final String CARRIER =
            "'biz_opaque_callback_data':'{\\'v\\':1,\\'c\\':\\'spring\\',\\'t\\':\\'hello\\'}'";

    private static final String ADA = "'recipient_id':'4915100000001'";

    private static final String FROM_ADA = "'from':'4915100000001','id':'wamid.in'";

    private static final String TO_US = "'context':{'from':'4930000100','id':'wamid.1'}";

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "statuses",
        "carriers",
        "answers",
        "reactionsAndCards",
        "optOuts",
        "identities",
        "groups",
        "otherAccounts",
        "nothing"
    })
    void becomes(String name, WhatsAppSettings settings, String body, List<String> parts) {
        assertThat(Webhooks.lines(settings, body)).as(name).isEqualTo(parts);
    }

    private static Arguments row(String name, String body, String... parts) {
        return row(name, PLAIN, body, parts);
    }

    private static Arguments row(String name, WhatsAppSettings settings, String body, String... parts) {
        return Arguments.of(name, settings, body, List.of(parts));
    }

    static Stream<Arguments> statuses() {
        return Stream.of(
                row(
                        "delivered",
                        status("'id':'wamid.1','status':'delivered'," + ADA),
                        "status/delivered message.delivered {'message_id':'wamid.1'}"),
                row(
                        "read, of a recipient who is not named",
                        status("'id':'wamid.1','status':'read','recipient_id':''"),
                        "status/read message.read {'message_id':'wamid.1'}"),
                row(
                        "played is read",
                        status("'id':'wamid.1','status':'played'," + ADA),
                        "status/played message.read {'message_id':'wamid.1'}"),
                row(
                        "sent, by nobody knows what",
                        status("'id':'wamid.1','status':'sent'," + ADA),
                        "status/sent ignored no_source"),
                row(
                        "failed has the code and the title of the first error",
                        status("'id':'wamid.1','status':'failed'," + ADA
                                + ",'errors':[{'code':131026,'title':'Undeliverable','message':'m'},{'code':2}]"),
                        "status/failed message.failed"
                                + " {'message_id':'wamid.1','code':'131026','reason':'Undeliverable'}"),
                row(
                        "failed without a reason",
                        status("'id':'wamid.1','status':'failed'," + ADA + ",'errors':[]"),
                        "status/failed message.failed {'message_id':'wamid.1'}"),
                row(
                        "delivered and charged",
                        status(
                                "'id':'wamid.1','status':'delivered','recipient_id':'+4915100000001',"
                                        + "'recipient_user_id':'DE.77','pricing':{'type':'regular','category':'Marketing-Lite'}"),
                        "status/delivered message.delivered {'message_id':'wamid.1'}",
                        "status/delivered charge wamid.1 2026-07-01T10:00:00Z delivered marketing_lite regular null null"
                                + " +4915100000001 DE.77"),
                row(
                        "read and charged, by another name of the type",
                        status(
                                "'id':'wamid.1','status':'read','pricing':{'pricing_type':'regular','category':'service'}"),
                        "status/read message.read {'message_id':'wamid.1'}",
                        "status/read charge wamid.1 2026-07-01T10:00:00Z service regular null null null null"),
                row(
                        "delivered for free",
                        status("'id':'wamid.1','status':'delivered'," + ADA
                                + ",'pricing':{'billable':false,'type':'free_entry_point','category':'utility'}"),
                        "status/delivered message.delivered {'message_id':'wamid.1'}",
                        "status/delivered charge wamid.1 2026-07-01T10:00:00Z delivered utility free_entry_point false null"
                                + " +4915100000001 null"),
                row(
                        "delivered in the time of conversations",
                        status("'id':'wamid.1','status':'delivered'," + ADA
                                + ",'pricing':{'billable':true,'pricing_model':'CBP','category':'marketing'}"),
                        "status/delivered message.delivered {'message_id':'wamid.1'}",
                        "status/delivered charge wamid.1 2026-07-01T10:00:00Z delivered marketing null true CBP"
                                + " +4915100000001 null"),
                row(
                        "delivered, with words of pricing that nobody knows",
                        status("'id':'wamid.1','status':'delivered'," + ADA
                                + ",'pricing':{'billable':'perhaps','type':'barter','volume':7}"),
                        "status/delivered message.delivered {'message_id':'wamid.1'}",
                        "status/delivered charge wamid.1 2026-07-01T10:00:00Z delivered null barter null null"
                                + " +4915100000001 null"),
                row(
                        "delivered, and nothing to read about pricing",
                        status("'id':'wamid.1','status':'delivered'," + ADA + ",'pricing':'regular'"),
                        "status/delivered message.delivered {'message_id':'wamid.1'}"),
                row(
                        "states that nobody knows, beside one that somebody does",
                        body(
                                "messages",
                                "'statuses':[{'id':'wamid.1','status':'deleted'," + AT + "},"
                                        + "{'id':'wamid.2','status':'lost-in-space'," + AT + "},"
                                        + "{'id':'wamid.3','status':'READ'," + AT + "},"
                                        + "{'id':'wamid.4','status':'read'," + AT + "}]"),
                        "status/deleted ignored unknown",
                        "status/lost_in_space ignored unknown",
                        "status/read ignored unknown",
                        "status/read message.read {'message_id':'wamid.4'}"),
                row(
                        "what became of other things than messages",
                        body(
                                "messages",
                                "'statuses':[{'id':'1','type':'payment','status':'failed'," + AT + "},"
                                        + "{'id':'1','type':'call','status':'RINGING'," + AT + "},"
                                        + "{'id':'1','type':'parcel','status':'delivered'," + AT + "},"
                                        + "{'id':'wamid.1','type':'message','status':'read'," + AT + "}]"),
                        "status/payment ignored not_counted",
                        "status/call ignored not_counted",
                        "status/parcel ignored unknown",
                        "status/read message.read {'message_id':'wamid.1'}"),
                row(
                        "statuses that lack what they need",
                        body(
                                "messages",
                                "'statuses':[{},'x',{'status':'read'," + AT + "},{'id':'wamid.1','status':'read'},"
                                        + "{'id':'wamid.1','status':'read','timestamp':'now'},"
                                        + "{'id':'..','status':'read'," + AT + "}]"),
                        "status/none ignored incomplete",
                        "status/none ignored incomplete",
                        "status/read ignored incomplete",
                        "status/read ignored incomplete",
                        "status/read ignored incomplete",
                        "status/read ignored incomplete"),
                row(
                        "times as numbers, and ones that no event has",
                        body(
                                "messages",
                                "'statuses':[{'id':'wamid.1','status':'read','timestamp':1782900000},"
                                        + "{'id':'wamid.1','status':'read','timestamp':1},"
                                        + "{'id':'wamid.1','status':'delivered','timestamp':1782900000000,"
                                        + "'pricing':{'type':'regular'}}]"),
                        "status/read message.read {'message_id':'wamid.1'}",
                        "status/read ignored out_of_time",
                        "status/delivered ignored out_of_time"));
    }

    static Stream<Arguments> carriers() {
        String contact = "'contact':{'phone':'+4915100000001'}";
        return Stream.of(
                row(
                        "sent by a campaign",
                        status("'id':'wamid.1','status':'sent'," + ADA + "," + CARRIER
                                + ",'pricing':{'type':'regular','category':'marketing'}"),
                        "status/sent message.sent {'message_id':'wamid.1'," + contact
                                + ",'campaign_id':'spring','category':'marketing','template':'hello'}"),
                row(
                        "sent by a node of a flow, with a key of its own",
                        status(
                                "'id':'wamid.1','status':'sent'," + ADA
                                        + ",'biz_opaque_callback_data':'{\\'v\\':1,\\'f\\':\\'welcome\\',\\'n\\':\\'3\\',\\'r\\':\\'k1\\',\\'x\\':0}'"),
                        "status/sent ref k1 message.sent {'message_id':'wamid.1'," + contact
                                + ",'flow_id':'welcome','node_id':'3'}"),
                row(
                        "sent to somebody with a name, a number and an id",
                        body(
                                "messages",
                                "'contacts':[{'wa_id':'4915100000001','user_id':'DE.77','profile':{'name':'Ada'}},"
                                        + "{'wa_id':'4915100000002','user_id':'DE.78'}],'statuses':[{'id':'wamid.1','status':'sent',"
                                        + ADA + "," + CARRIER + "," + AT + "}]"),
                        "status/sent message.sent {'message_id':'wamid.1',"
                                + "'contact':{'phone':'+4915100000001','whatsapp_user_id':'DE.77','name':'Ada'},"
                                + "'campaign_id':'spring','template':'hello'}",
                        "status/sent contact.identified "
                                + "{'contact':{'phone':'+4915100000001','whatsapp_user_id':'DE.77','name':'Ada'}}"),
                row(
                        "sent to an id where a number should be",
                        status("'id':'wamid.1','status':'sent','recipient_id':'DE.77'," + CARRIER),
                        "status/sent message.sent {'message_id':'wamid.1','contact':{'whatsapp_user_id':'DE.77'},"
                                + "'campaign_id':'spring','template':'hello'}"),
                row(
                        "sent to the only one who is there",
                        body(
                                "messages",
                                "'contacts':[{'user_id':'DE.77'}],'statuses':[{'id':'wamid.1','status':'sent',"
                                        + CARRIER + "," + AT + "}]"),
                        "status/sent message.sent {'message_id':'wamid.1','contact':{'whatsapp_user_id':'DE.77'},"
                                + "'campaign_id':'spring','template':'hello'}"),
                row(
                        "sent to nobody",
                        status("'id':'wamid.1','status':'sent','recipient_id':'<PHONE>'," + CARRIER),
                        "status/sent ignored no_contact"),
                row(
                        "a failed message with a source was sent",
                        status("'id':'wamid.1','status':'failed'," + ADA + "," + CARRIER + ",'errors':[{'code':1}]"),
                        "status/failed message.sent {'message_id':'wamid.1'," + contact
                                + ",'campaign_id':'spring','template':'hello'}",
                        "status/failed message.failed {'message_id':'wamid.1','code':'1'}"),
                row(
                        "a delivered one waits for its sending",
                        status("'id':'wamid.1','status':'delivered'," + ADA + "," + CARRIER),
                        "status/delivered message.delivered {'message_id':'wamid.1'}"),
                row(
                        "the campaign of all that have none",
                        WITH_DEFAULTS,
                        status("'id':'wamid.1','status':'sent'," + ADA),
                        "status/sent fallback message.sent {'message_id':'wamid.1'," + contact
                                + ",'campaign_id':'everything else'}"),
                row(
                        "a source beats it",
                        WITH_DEFAULTS,
                        status("'id':'wamid.1','status':'sent'," + ADA + "," + CARRIER),
                        "status/sent message.sent {'message_id':'wamid.1'," + contact
                                + ",'campaign_id':'spring','template':'hello'}"),
                row("somebody else's text", sentWith("'hello'"), "status/sent ignored no_source"),
                row("somebody else's JSON", sentWith("'{\\'c\\':\\'spring\\'}'"), "status/sent ignored no_source"),
                row("another version", sentWith("'{\\'v\\':2,\\'c\\':\\'spring\\'}'"), "status/sent ignored no_source"),
                row("no id", sentWith("'{\\'v\\':1,\\'c\\':\\'..\\'}'"), "status/sent ignored no_source"),
                row("half a node", sentWith("'{\\'v\\':1,\\'f\\':\\'welcome\\'}'"), "status/sent ignored no_source"),
                row(
                        "a campaign and a flow",
                        sentWith("'{\\'v\\':1,\\'c\\':\\'a\\',\\'f\\':\\'b\\',\\'n\\':\\'c\\'}'"),
                        "status/sent ignored no_source"),
                row("a list", sentWith("[1]"), "status/sent ignored no_source"));
    }

    private static String sentWith(String carrier) {
        return status("'id':'wamid.1','status':'sent'," + ADA + ",'biz_opaque_callback_data':" + carrier);
    }

    static Stream<Arguments> answers() {
        String contact = "'contact':{'phone':'+4915100000001'}";
        String onOurs = "{'message_id':'wamid.1'," + contact;
        return Stream.of(
                row(
                        "a button of a template",
                        message(FROM_ADA + ",'type':'button'," + TO_US
                                + ",'button':{'payload':'YES','text':'Yes please'}"),
                        "message/button message.replied " + onOurs + ",'kind':'quick_reply','button':'YES'}"),
                row(
                        "a button by the number's id, with a text only",
                        message(FROM_ADA
                                + ",'type':'button','context':{'from':'700','id':'wamid.1'},'button':{'text':'Yes'}"),
                        "message/button message.replied " + onOurs + ",'kind':'quick_reply','button':'Yes'}"),
                row(
                        "a button of nobody knows which message",
                        message(FROM_ADA + ",'type':'button','button':{'payload':'YES'}"),
                        "message/button message.replied {" + contact + ",'kind':'quick_reply','button':'YES'}"),
                row(
                        "a button of an interactive message",
                        message(FROM_ADA + ",'type':'interactive'," + TO_US
                                + ",'interactive':{'type':'button_reply','button_reply':{'id':'b1','title':'Yes'}}"),
                        "message/interactive message.replied " + onOurs + ",'kind':'quick_reply','button':'b1'}"),
                row(
                        "a row of a list",
                        message(
                                FROM_ADA + ",'type':'interactive'," + TO_US
                                        + ",'interactive':{'type':'list_reply','list_reply':{'id':'r7','title':'38','description':'d'}}"),
                        "message/interactive message.replied " + onOurs + ",'kind':'quick_reply','button':'r7'}"),
                row(
                        "a form, of which nothing is kept",
                        message(
                                FROM_ADA + ",'type':'interactive'," + TO_US
                                        + ",'interactive':{'type':'nfm_reply','nfm_reply':{'response_json':'{\\'iban\\':1}','body':'Sent'}}"),
                        "message/interactive message.replied " + onOurs + ",'kind':'quick_reply','button':'flow'}"),
                row(
                        "other interactive messages",
                        body(
                                "messages",
                                "'messages':[{" + FROM_ADA + "," + AT + ",'type':'interactive','interactive':"
                                        + "{'type':'call_permission_reply'}},{" + FROM_ADA + "," + AT
                                        + ",'type':'interactive'},{" + FROM_ADA + "," + AT
                                        + ",'type':'interactive','interactive':{'type':'hologram'}}]"),
                        "message/interactive/call_permission_reply ignored not_counted",
                        "message/interactive/none ignored incomplete",
                        "message/interactive/hologram ignored unknown"),
                row(
                        "a text on our message",
                        message(FROM_ADA + ",'type':'text','text':{'body':'how much?'}," + TO_US),
                        "message/text message.replied " + onOurs + ",'kind':'text'}"),
                row(
                        "a picture of somebody without a number",
                        message("'from_user_id':'DE.77','id':'wamid.in','type':'image'"),
                        "message/image message.replied {'contact':{'whatsapp_user_id':'DE.77'},'kind':'text'}"),
                row(
                        "a place, on a message whose author is not told",
                        message(FROM_ADA + ",'type':'location','context':{'id':'wamid.1'}"),
                        "message/location message.replied " + onOurs + ",'kind':'text'}"),
                row(
                        "a question about a product",
                        message(FROM_ADA + ",'type':'text','context':{'referred_product':{'catalog_id':'1'}}"),
                        "message/text message.replied {" + contact + ",'kind':'text'}"),
                row(
                        "a text that is passed on",
                        message(FROM_ADA + ",'type':'text','context':{'forwarded':true}"),
                        "message/text ignored no_answer_to_us"),
                row(
                        "a text on the sender's own",
                        message(FROM_ADA + ",'type':'text','context':{'from':'4915100000001','id':'wamid.0'}"),
                        "message/text ignored no_answer_to_us"),
                row("a text of nobody", message("'id':'wamid.in','type':'text'"), "message/text ignored no_contact"),
                row(
                        "types that say nothing, and one that is new",
                        body(
                                "messages",
                                "'messages':[{'type':'order'},{'type':'edit'},{'type':'revoke'},{'type':'unsupported'},"
                                        + "{'type':'telepathy'},{}]"),
                        "message/order ignored not_counted",
                        "message/edit ignored not_counted",
                        "message/revoke ignored not_counted",
                        "message/unsupported ignored not_counted",
                        "message/telepathy ignored unknown",
                        "message/none ignored incomplete"));
    }

    static Stream<Arguments> reactionsAndCards() {
        String card = "'type':'contacts','contacts':[{'origin':'contact_request',"
                + "'phones':[{'phone':'+49 151 0000-0009','type':'CELL'}]}]";
        String both = "'contact':{'phone':'+4915100000001','whatsapp_user_id':'DE.77'}";
        return Stream.of(
                row(
                        "a reaction is proof that it was read",
                        message(FROM_ADA + ",'type':'reaction','reaction':{'message_id':'wamid.1','emoji':'❤️'}"),
                        "message/reaction message.read {'message_id':'wamid.1'}"),
                row(
                        "a reaction that is taken back",
                        message(FROM_ADA + ",'type':'reaction','reaction':{'message_id':'wamid.1','emoji':''}"),
                        "message/reaction ignored not_counted"),
                row(
                        "a reaction to nothing",
                        message(FROM_ADA + ",'type':'reaction','reaction':{'emoji':'❤️'}"),
                        "message/reaction ignored incomplete"),
                row(
                        "a card that we asked for",
                        message("'from_user_id':'DE.77','id':'wamid.in'," + card),
                        "message/contacts contact.identified "
                                + "{'contact':{'whatsapp_user_id':'DE.77'},'same_as':{'phone':'+4915100000009'}}",
                        "message/contacts message.replied {'contact':{'whatsapp_user_id':'DE.77'},'kind':'text'}"),
                row(
                        "a card of the only one who is there",
                        body(
                                "messages",
                                "'contacts':[{'user_id':'DE.77'}],'messages':[{'id':'wamid.in'," + AT + "," + card
                                        + "}]"),
                        "message/contacts contact.identified "
                                + "{'contact':{'whatsapp_user_id':'DE.77'},'same_as':{'phone':'+4915100000009'}}",
                        "message/contacts message.replied {'contact':{'whatsapp_user_id':'DE.77'},'kind':'text'}"),
                row(
                        "a card of a friend",
                        message(FROM_ADA + ",'from_user_id':'DE.77','type':'contacts','contacts':[{'origin':'other',"
                                + "'phones':[{'wa_id':'4915100000009'}]}]"),
                        "message/contacts message.replied {" + both + ",'kind':'text'}"));
    }

    static Stream<Arguments> optOuts() {
        String contact = "{'contact':{'phone':'+4915100000001'}}";
        return Stream.of(
                row(
                        "stop, told to WhatsApp",
                        body(
                                "user_preferences",
                                "'contacts':[{'user_id':'DE.77','profile':{'name':'Ada'}}],'user_preferences':[{'user_id':'DE.77',"
                                        + "'category':'marketing_messages','value':'stop','timestamp':1782900000}]"),
                        "preference/stop contact.opted_out {'contact':{'whatsapp_user_id':'DE.77','name':'Ada'}}"),
                row(
                        "stop of nobody, and at no time",
                        body(
                                "user_preferences",
                                "'user_preferences':[{'value':'stop'," + AT
                                        + "},{'wa_id':'4915100000001','value':'stop'}]"),
                        "preference/stop ignored no_contact",
                        "preference/stop ignored incomplete"),
                row(
                        "other preferences",
                        body(
                                "user_preferences",
                                "'user_preferences':[{'value':'resume'},{'value':'signup'},{'value':'maybe'},"
                                        + "{'category':'calls','value':'stop'},{}]"),
                        "preference/resume ignored not_counted",
                        "preference/signup ignored not_counted",
                        "preference/maybe ignored unknown",
                        "preference/calls ignored unknown",
                        "preference/none ignored incomplete"),
                row(
                        "a keyword",
                        WITH_DEFAULTS,
                        message(FROM_ADA + ",'type':'text','text':{'body':' arrêt\\n'}"),
                        "message/text contact.opted_out " + contact,
                        "message/text message.replied {'contact':{'phone':'+4915100000001'},'kind':'text'}"),
                row(
                        "a keyword of nobody's",
                        message(FROM_ADA + ",'type':'text','text':{'body':'STOP'}"),
                        "message/text message.replied {'contact':{'phone':'+4915100000001'},'kind':'text'}"),
                row(
                        "a keyword within a text",
                        WITH_DEFAULTS,
                        message(FROM_ADA + ",'type':'text','text':{'body':'do not stop'}"),
                        "message/text message.replied {'contact':{'phone':'+4915100000001'},'kind':'text'}"),
                row(
                        "a keyword that is passed on",
                        WITH_DEFAULTS,
                        message(FROM_ADA + ",'type':'text','text':{'body':'stop'},'context':{'forwarded':true}"),
                        "message/text ignored no_answer_to_us"));
    }

    static Stream<Arguments> identities() {
        return Stream.of(
                row(
                        "a new number",
                        message(FROM_ADA
                                + ",'type':'system','system':{'type':'user_changed_number','wa_id':'4915100000002',"
                                + "'body':'User Ada changed from 4915100000001 to 4915100000002'}"),
                        "message/system/user_changed_number contact.identified "
                                + "{'contact':{'phone':'+4915100000001'},'same_as':{'phone':'+4915100000002'}}"),
                row(
                        "a new id, of somebody without a number",
                        message(
                                "'id':'wamid.in','type':'system','system':{'type':'user_changed_user_id','user_id':'DE.78','body':'User"
                                        + " Ada changed from DE.77 to DE.78'}"),
                        "message/system/user_changed_user_id contact.identified "
                                + "{'contact':{'whatsapp_user_id':'DE.77'},'same_as':{'whatsapp_user_id':'DE.78'}}"),
                row(
                        "a new id of somebody whose name is meant to steal one",
                        message(FROM_ADA + ",'type':'system','system':{'type':'user_changed_user_id','user_id':'DE.78',"
                                + "'body':'User changed from DE.1 to DE.78 changed from DE.77 to DE.78'}"),
                        "message/system/user_changed_user_id contact.identified {'contact':{'phone':'+4915100000001',"
                                + "'whatsapp_user_id':'DE.77'},'same_as':{'whatsapp_user_id':'DE.78'}}"),
                row(
                        "a sentence about another id is nobody's word",
                        message(FROM_ADA + ",'type':'system','system':{'type':'user_changed_user_id','user_id':'DE.78',"
                                + "'body':'User Ada changed from DE.1 to DE.2'}"),
                        "message/system/user_changed_user_id contact.identified {'contact':{'phone':'+4915100000001'},"
                                + "'same_as':{'whatsapp_user_id':'DE.78'}}"),
                row(
                        "a new number that is not told",
                        message(FROM_ADA + ",'type':'system','system':{'type':'user_changed_number'}"),
                        "message/system/user_changed_number ignored no_contact"),
                row(
                        "a new device, and what else a system may say",
                        body(
                                "messages",
                                "'messages':[{" + FROM_ADA + "," + AT
                                        + ",'type':'system','system':{'type':'customer_identity_changed'}},{" + FROM_ADA
                                        + "," + AT + ",'type':'system','system':{'type':'rebooted'}},{" + FROM_ADA + ","
                                        + AT
                                        + ",'type':'system'}]"),
                        "message/system/customer_identity_changed ignored not_counted",
                        "message/system/rebooted ignored unknown",
                        "message/system/none ignored incomplete"),
                row(
                        "people of a change are told apart by what names them",
                        body(
                                "messages",
                                "'contacts':[{'wa_id':'4915100000002','user_id':'DE.78'}],'messages':[{" + FROM_ADA
                                        + ",'type':'text'," + AT + "}]"),
                        "message/text message.replied {'contact':{'phone':'+4915100000001'},'kind':'text'}"));
    }

    static Stream<Arguments> groups() {
        String inGroup = "'recipient_type':'group','recipient_id':'g.1','recipient_participant_id':'4915100000001'";
        return Stream.of(
                row(
                        "read by one of a group",
                        status("'id':'wamid.1','status':'read'," + inGroup),
                        "status/read message.read {'message_id':'wamid.1:4915100000001'}"),
                row(
                        "of one of a group it is known that it was sent when it is delivered",
                        status("'id':'wamid.1','status':'delivered'," + inGroup + "," + CARRIER),
                        "status/delivered message.sent {'message_id':'wamid.1:4915100000001',"
                                + "'contact':{'phone':'+4915100000001'},'campaign_id':'spring','template':'hello'}",
                        "status/delivered message.delivered {'message_id':'wamid.1:4915100000001'}"),
                row(
                        "one of a group without a number",
                        status("'id':'wamid.1','status':'read','recipient_type':'group','recipient_id':'g.1',"
                                + "'recipient_participant_id':'<PHONE>','recipient_participant_user_id':'DE.77'"),
                        "status/read message.read {'message_id':'wamid.1:DE.77'}"),
                row(
                        "sent to a group",
                        status("'id':'wamid.1','status':'sent','recipient_type':'group','recipient_id':'g.1',"
                                + CARRIER),
                        "status/sent ignored no_contact"),
                row(
                        "an answer in a group",
                        message(FROM_ADA + ",'group_id':'g.1','type':'text'," + TO_US),
                        "message/text message.replied {'message_id':'wamid.1:4915100000001',"
                                + "'contact':{'phone':'+4915100000001'},'kind':'text'}"),
                row(
                        "an answer to another of a group",
                        message(FROM_ADA
                                + ",'group_id':'g.1','type':'text','context':{'from':'4915100000002','id':'wamid.0'}"),
                        "message/text ignored no_answer_to_us"),
                row(
                        "an answer of nobody in a group",
                        message("'id':'wamid.in','group_id':'g.1','type':'text'," + TO_US),
                        "message/text ignored no_contact"),
                row(
                        "a reaction in a group",
                        message(
                                FROM_ADA
                                        + ",'group_id':'g.1','type':'reaction','reaction':{'message_id':'wamid.1','emoji':'x'}"),
                        "message/reaction message.read {'message_id':'wamid.1:4915100000001'}"));
    }

    static Stream<Arguments> otherAccounts() {
        WhatsAppSettings account = new WhatsAppSettings(Set.of(), Set.of("900"), null, Set.of());
        WhatsAppSettings otherAccount = new WhatsAppSettings(Set.of(), Set.of("901"), null, Set.of());
        String read = status("'id':'wamid.1','status':'read'");
        return Stream.of(
                row("another number", WhatsAppSettings.ofNumbers("701"), read, "field/messages ignored foreign"),
                row("another account", otherAccount, read, "field/messages ignored foreign"),
                row("this account", account, read, "status/read message.read {'message_id':'wamid.1'}"),
                row(
                        "any account",
                        new WhatsAppSettings(Set.of(), Set.of(), null, Set.of()),
                        read,
                        "status/read message.read {'message_id':'wamid.1'}"),
                row(
                        "a number that is not told",
                        delivery("{'field':'messages','value':{'statuses':[{'id':'wamid.1','status':'read'," + AT
                                + "}]}}"),
                        "field/messages ignored foreign"),
                row(
                        "one of two numbers",
                        delivery(
                                change("messages", "'statuses':[{'id':'wamid.1','status':'read'," + AT + "}]"),
                                "{'field':'messages','value':{'metadata':{'phone_number_id':701},"
                                        + "'statuses':[{'id':'wamid.2','status':'read'," + AT + "}]}}"),
                        "status/read message.read {'message_id':'wamid.1'}",
                        "field/messages ignored foreign"));
    }

    static Stream<Arguments> nothing() {
        return Stream.of(
                row("no JSON", "<html>", "body ignored not_json"),
                row("an empty object", "{}", "body ignored incomplete"),
                row("a number", "1", "body ignored incomplete"),
                row("an entry without changes", "{'entry':[{'id':'900'}]}", "body ignored incomplete"),
                row("another product", "{'object':'page','entry':[{'messaging':[]}]}", "object/page ignored unknown"),
                row("a change without a field", delivery("{'value':{}}"), "field/none ignored incomplete"),
                row("a change without anything", body("messages", "'x':1"), "field/messages ignored incomplete"),
                row(
                        "errors without a message",
                        body("messages", "'errors':[{'code':130429,'title':'Rate limit hit'}]"),
                        "errors ignored not_counted"),
                row(
                        "what was said before the number was connected",
                        body(
                                "history",
                                "'history':[{'threads':[{'id':'1','messages':[{" + FROM_ADA + ",'type':'text'," + AT
                                        + "}]}]}]"),
                        "field/history ignored not_counted"),
                row(
                        "what somebody typed in the app",
                        body("smb_message_echoes", "'message_echoes':[{'id':'wamid.1','type':'text'," + AT + "}]"),
                        "field/smb_message_echoes ignored not_counted"),
                row(
                        "what another app did",
                        body("standby", "'standby':{'statuses':[{'id':'wamid.1','status':'read'," + AT + "}]}"),
                        "field/standby ignored not_counted"),
                row(
                        "what became of an account and a template",
                        delivery(
                                "{'field':'account_update','value':{'event':'VOLUME_BASED_PRICING_TIER_UPDATE'}}",
                                "{'field':'template_category_update','value':{'message_template_id':1}}",
                                "{'field':'4915100000001','value':{}}"),
                        "field/account_update/volume_based_pricing_tier_update ignored not_counted",
                        "field/template_category_update ignored not_counted",
                        "field/other ignored unknown"));
    }
}
