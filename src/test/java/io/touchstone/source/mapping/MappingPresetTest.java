package io.touchstone.source.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies as platforms send them, and what their presets make of them. */
class MappingPresetTest {

    private static Arguments row(String preset, String body, String... lines) {
        return Arguments.of(preset, body, List.of(lines));
    }

    static Stream<Arguments> names() {
        return MappingPreset.names().stream().map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("names")
    void aPresetIsMadeOfGoodRules(String name) {
        MappingPreset preset = MappingPreset.find(name).orElseThrow();

        assertThat(preset.mapping().names()).isNotEmpty();
        assertThat(preset.proof().path("auth").isTextual()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void becomes(String preset, String body, List<String> lines) {
        assertThat(MappedLines.lines(MappingPreset.find(preset).orElseThrow().mapping(), body))
                .isEqualTo(lines);
    }

    static Stream<Arguments> bodies() {
        return Stream.of(ycloud(), vonage(), infobip(), stripe(), sinch(), gupshup(), magento())
                .flatMap(rows -> rows);
    }

    private static String ycloudMessage(String status, String more) {
        return "{'type':'whatsapp.message.updated','createTime':'2026-07-20T09:10:00.000Z','whatsappMessage':{'wamid':'w1',"
                + "'to':'+33611223344','status':'" + status + "'" + more + "}}";
    }

    static Stream<Arguments> ycloud() {
        String price = ",'totalPrice':0.05,'currency':'EUR'";
        return Stream.of(
                row(
                        "ycloud",
                        ycloudMessage(
                                "sent",
                                ",'sendTime':'2026-07-20T09:00:00.000Z','recipientUserId':'FR.9','template':{'name':'tea'},"
                                        + "'pricingCategory':'marketing','externalId':'{\\\"v\\\":1,\\\"c\\\":\\\"spring\\\"}'"),
                        "status/sent: message.sent 2026-07-20T09:00:00Z {message_id:w1,contact:{phone:+33611223344,"
                                + "whatsapp_user_id:FR.9},campaign_id:spring,category:marketing,template:tea}"),
                row("ycloud", ycloudMessage("sent", ",'externalId':'mine'"), "status/sent: no_source"),
                row(
                        "ycloud",
                        ycloudMessage("delivered", price + ",'deliverTime':'2026-07-20T09:00:04.000Z'"),
                        "status/delivered: message.delivered 2026-07-20T09:00:04Z {message_id:w1}",
                        "price: message.priced 2026-07-20T09:00:04Z {message_id:w1,cost:{amount:0.05,currency:EUR,"
                                + "estimated:true}}"),
                row(
                        "ycloud",
                        ycloudMessage("read", ""),
                        "status/read: message.read 2026-07-20T09:10:00Z {message_id:w1}"),
                row(
                        "ycloud",
                        ycloudMessage("failed", ",'errorCode':'131026','errorMessage':'Nobody there'")
                                .replace("'createTime':'2026-07-20T09:10:00.000Z',", ""),
                        "status/failed: message.failed 2026-07-28T12:00:00Z {message_id:w1,code:131026,"
                                + "reason:Nobody there}"),
                row(
                        "ycloud",
                        ycloudMessage("failed", ",'externalId':'{\\\"v\\\":1,\\\"c\\\":\\\"spring\\\"}'"),
                        "status/failed: message.failed 2026-07-20T09:10:00Z {message_id:w1}",
                        "status/failed: message.sent 2026-07-20T09:10:00Z {message_id:w1,contact:{phone:+33611223344},"
                                + "campaign_id:spring}"),
                row("ycloud", ycloudMessage("accepted", ""), "status/accepted: not_counted"),
                row("ycloud", "{'type':'whatsapp.template.reviewed'}", "body/whatsapp_template_reviewed: unknown"));
    }

    private static String vonageMessage(String more) {
        return "{'channel':'whatsapp','message_uuid':'u1','to':'447700900111','from':'447700900222',"
                + "'timestamp':'2026-07-20T09:00:00.000Z'" + more + "}";
    }

    static Stream<Arguments> vonage() {
        String read = vonageMessage(",'status':'read','usage':{'currency':'EUR','price':'0.041'}");
        return Stream.of(
                row(
                        "vonage",
                        vonageMessage(
                                ",'status':'submitted','client_ref':'{\\\"v\\\":1,\\\"f\\\":\\\"hi\\\",\\\"n\\\":\\\"n1\\\"}'"),
                        "status/submitted: message.sent 2026-07-20T09:00:00Z {message_id:u1,"
                                + "contact:{phone:+447700900111},flow_id:hi,node_id:n1}"),
                row(
                        "vonage",
                        read,
                        "status/read: message.read 2026-07-20T09:00:00Z {message_id:u1}",
                        "price: message.priced 2026-07-20T09:00:00Z {message_id:u1,cost:{amount:0.041,currency:EUR}}"),
                row("vonage", read.replace("whatsapp", "sms"), "body/sms: unknown"),
                row(
                        "vonage",
                        vonageMessage(",'status':'rejected','error':{'title':1330,'detail':'Blocked'}"),
                        "status/failed: message.failed 2026-07-20T09:00:00Z {message_id:u1,code:1330,reason:Blocked}"),
                row(
                        "vonage",
                        vonageMessage(",'message_type':'button','button':{'payload':{'a':1},'text':'Yes'},"
                                + "'context':{'message_uuid':'u0'},'profile':{'name':'Ada'}"),
                        "message/button: message.replied 2026-07-20T09:00:00Z {message_id:u0,"
                                + "contact:{phone:+447700900222,name:Ada},kind:quick_reply,button:Yes}"),
                row(
                        "vonage",
                        vonageMessage(",'message_type':'text','text':'Thank you'"),
                        "message/text: message.replied 2026-07-20T09:00:00Z {contact:{phone:+447700900222},"
                                + "kind:text}"));
    }

    static Stream<Arguments> infobip() {
        String report = "{'results':[{'messageId':'i1','to':'33611223344','sentAt':'2026-07-20T11:00:00.000+0200',"
                + "'doneAt':'2026-07-20T11:00:02.000+0200','status':{'groupName':'DELIVERED','name':'DELIVERED_TO_HANDSET'},"
                + "'price':{'pricePerMessage':0.06,'currency':'EUR'},'callbackData':'{\\\"v\\\":1,\\\"c\\\":\\\"spring\\\"}'}]}";
        return Stream.of(
                row(
                        "infobip",
                        "{'results':[{'messageId':'i1','seenAt':'2026-07-20T09:02:00.000+0000'},"
                                + "{'messageId':'i2','seenAt':'2026-07-20T09:03:00.000+0000'}]}",
                        "seen: message.read 2026-07-20T09:02:00Z {message_id:i1}",
                        "seen: message.read 2026-07-20T09:03:00Z {message_id:i2}"),
                row(
                        "infobip",
                        report,
                        "report/sent: message.sent 2026-07-20T09:00:00Z {message_id:i1,contact:{phone:+33611223344},"
                                + "campaign_id:spring}",
                        "report/delivered: message.delivered 2026-07-20T09:00:02Z {message_id:i1}",
                        "report/price: message.priced 2026-07-20T09:00:02Z {message_id:i1,cost:{amount:0.06,"
                                + "currency:EUR}}"),
                row(
                        "infobip",
                        "{'results':[{'integrationType':'WHATSAPP','from':'33611223344','receivedAt':"
                                + "'2026-07-20T09:05:00.000+0000','message':{'type':'BUTTON','text':'Oui','payload':'GO',"
                                + "'context':{'id':'i1'}}}]}",
                        "message/button: message.replied 2026-07-20T09:05:00Z {message_id:i1,"
                                + "contact:{phone:+33611223344},kind:quick_reply,button:GO}"),
                row("infobip", "{'results':[{'messageId':'i3'}]}", "body/none: unknown"));
    }

    private static String stripeEvent(String type, String object) {
        return "{'id':'evt_9','created':1784538000,'type':'" + type + "','livemode':true,'data':{'object':{" + object
                + "}}}";
    }

    static Stream<Arguments> stripe() {
        String session = "'id':'cs_9','amount_total':4950,'currency':'eur','customer':'cus_9','payment_intent':'pi_9',"
                + "'payment_status':'paid','customer_details':{'email':'ada@example.com','phone':'+33611223344'},"
                + "'metadata':{'order_id':'T-9'}";
        String refund = "'id':'re_9','amount':1000,'currency':'eur','payment_intent':'pi_9','status':'succeeded'";
        String at = " 2026-07-20T09:00:00Z ";
        return Stream.of(
                row(
                        "stripe",
                        stripeEvent("checkout.session.completed", session),
                        "checkout/session: purchase.placed" + at + "{purchase_id:pi_9,contact:{id:stripe:cus_9,"
                                + "phone:+33611223344,email:ada@example.com},amount:49.5,currency:EUR,order_name:T-9}"),
                row(
                        "stripe",
                        stripeEvent("checkout.session.completed", session)
                                .replace("true", "false")
                                .replace("'eur'", "'jpy'")
                                .replaceAll(",'customer_details':\\{.*?}", "")
                                .replace("'cus_9'", "null"),
                        "checkout/session: purchase.placed" + at
                                + "{purchase_id:pi_9,amount:4950,currency:JPY,order_name:T-9,test:true}"),
                row(
                        "stripe",
                        stripeEvent("checkout.session.completed", session.replace("'paid'", "'unpaid'")),
                        "checkout/session: not_counted"),
                row(
                        "stripe",
                        stripeEvent("refund.created", refund),
                        "refund: purchase.refunded" + at + "{purchase_id:pi_9,amount:10,currency:EUR,refund_id:re_9}"),
                row(
                        "stripe",
                        stripeEvent("refund.failed", refund.replace("succeeded", "failed")),
                        "refund: purchase.refunded" + at + "{purchase_id:pi_9,amount:0,currency:EUR,refund_id:re_9}"),
                row(
                        "stripe",
                        stripeEvent("charge.refunded", "'id':'ch_9','amount_refunded':10"),
                        "charge/refunded: not_counted"),
                row("stripe", stripeEvent("invoice.paid", "'id':'in_9'"), "invoice: not_counted"),
                row("stripe", stripeEvent("customer.created", "'id':'cus_9'"), "body/customer_created: unknown"));
    }

    private static String sinchEvent(String more) {
        return "{'event_time':'2026-07-20T09:00:00Z'," + more + "}";
    }

    static Stream<Arguments> sinch() {
        String report =
                sinchEvent("'message_delivery_report':{'message_id':'s1','status':'DELIVERED','contact_id':'c1',"
                        + "'channel_identity':{'channel':'WHATSAPP','identity':'33611223344'},"
                        + "'reason':{'code':'RECIPIENT_INVALID','description':'No such number'}}");
        String message = sinchEvent("'message':{'direction':'TO_APP','contact_id':'c1','channel_identity':"
                + "{'channel':'WHATSAPP','identity':'33611223344'},'contact_message':{");
        return Stream.of(
                row("sinch", report, "report/delivered: message.delivered 2026-07-20T09:00:00Z {message_id:s1}"),
                row(
                        "sinch",
                        report.replace("DELIVERED", "FAILED"),
                        "report/failed: message.failed 2026-07-20T09:00:00Z {message_id:s1,code:RECIPIENT_INVALID,"
                                + "reason:No such number}"),
                row("sinch", report.replace("WHATSAPP", "RCS"), "body: unknown"),
                row(
                        "sinch",
                        message.replace("{'event", "{'app':'a','event").replaceAll("}$", "")
                                + "'text_message':{'text':'Hi'},'reply_to':{'message_id':'s1'}}}}",
                        "message/text: message.replied 2026-07-20T09:00:00Z {message_id:s1,contact:{id:sinch:c1,"
                                + "phone:+33611223344},kind:text}"),
                row(
                        "sinch",
                        message.replaceAll("}$", "")
                                + "'choice_response_message':{'message_id':'s1','postback_data':'yes'}}}}",
                        "message/choice: message.replied 2026-07-20T09:00:00Z {message_id:s1,contact:{id:sinch:c1,"
                                + "phone:+33611223344},kind:quick_reply,button:yes}"),
                row(
                        "sinch",
                        sinchEvent(
                                "'opt_out_notification':{'contact_id':'c1','channel':'WHATSAPP','status':'OPT_OUT_SUCCEEDED'}"),
                        "opt_out: contact.opted_out 2026-07-20T09:00:00Z {contact:{id:sinch:c1}}"),
                row(
                        "sinch",
                        sinchEvent(
                                "'opt_out_notification':{'contact_id':'c1','channel':'WHATSAPP','status':'OPT_OUT_FAILED'}"),
                        "opt_out: not_counted"),
                row(
                        "sinch",
                        sinchEvent(
                                "'contact_merge_notification':{'preserved_contact':{'id':'c1'},'deleted_contact':{'id':'c2'}}"),
                        "contact/merge: contact.identified 2026-07-20T09:00:00Z {contact:{id:sinch:c1},"
                                + "same_as:{id:sinch:c2}}"));
    }

    static Stream<Arguments> gupshup() {
        String failed =
                "{'timestamp':1784538000000,'type':'message-event','payload':{'id':'g1','gsId':'gs1','type':'failed',"
                        + "'payload':{'code':1005,'reason':'Expired'}}}";
        return Stream.of(
                row(
                        "gupshup",
                        failed,
                        "status/failed: message.failed 2026-07-20T09:00:00Z {message_id:gs1,code:1005,reason:Expired}"),
                row(
                        "gupshup",
                        failed.replace("'gsId':'gs1',", "").replace("'failed'", "'read'"),
                        "status/read: message.read 2026-07-20T09:00:00Z {message_id:g1}"),
                row("gupshup", failed.replace("'failed'", "'sent'"), "status/sent: not_counted"),
                row("gupshup", "{'type':'billing-event','payload':{}}", "billing: not_counted"),
                row(
                        "gupshup",
                        "{'timestamp':1784538000000,'type':'message','payload':{'source':'33611223344','type':'quick_reply',"
                                + "'payload':{'text':'Yes'},'context':{'gsId':'gs1'},'sender':{'name':'Ada'}}}",
                        "message/button: message.replied 2026-07-20T09:00:00Z {message_id:gs1,"
                                + "contact:{phone:+33611223344,name:Ada},kind:quick_reply,button:Yes}"));
    }

    static Stream<Arguments> magento() {
        String order = "{'event':{'data':{'value':{'entity_id':'12','increment_id':'000000012','customer_id':null,"
                + "'customer_email':'ada@example.com','state':'processing','base_currency_code':'EUR','base_grand_total':'80.0000',"
                + "'base_total_refunded':null,'created_at':'2026-07-20 09:00:00','updated_at':'2026-07-20 09:05:00'}}}}";
        String placed = "order: purchase.placed 2026-07-20T09:05:00Z {purchase_id:magento:12,"
                + "contact:{email:ada@example.com},amount:80,currency:EUR,order_name:000000012}";
        String updated = "order: purchase.updated 2026-07-20T09:05:00Z {purchase_id:magento:12,amount:80,currency:EUR,"
                + "placed_at:2026-07-20T09:00:00Z}";
        String restored = "order: purchase.restored 2026-07-20T09:05:00Z {purchase_id:magento:12}";
        return Stream.of(
                row("magento", order, placed, updated, restored),
                row(
                        "magento",
                        order.replace("'base_total_refunded':null", "'base_total_refunded':'20.0000'"),
                        placed,
                        updated,
                        restored,
                        "order/refunded: purchase.refunded 2026-07-20T09:05:00Z {purchase_id:magento:12,amount:20,"
                                + "currency:EUR,refund_id:all}"),
                row(
                        "magento",
                        order.replace("processing", "canceled"),
                        "order/canceled: purchase.cancelled 2026-07-20T09:05:00Z {purchase_id:magento:12}"),
                row("magento", order.replace("processing", "pending_payment"), "order/pending: not_counted"));
    }
}
