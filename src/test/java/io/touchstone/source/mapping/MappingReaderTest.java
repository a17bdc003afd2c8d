package io.touchstone.source.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be a rule is named as the client wrote it. */
class MappingReaderTest {

    private static final String GOOD = "'occurred_at':'/at','message_id':'/id'";

    private static List<String> complaints(String rules) {
        List<String> fields = new ArrayList<>();
        MappingReader.read(MappedLines.list(rules), null, (name, _) -> fields.add(name));
        return fields;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'message.read','fields':{'occurred_at':'/at','message_id':'/id'}}",
                "{'type':'message.read','fields':{'occurred_at':{'received':true},'message_id':{'first_of':['/a','/b~1c']}}}",
                "{'type':'contact.identified','fields':{'occurred_at':'/at','contact':{'phone':'/a'},'same_as':{'id':'/b'}}}",
                "{'ignore':true,'name':'ping','when':[{'pointer':'/a','exists':true}]}",
                "{'type':'message.replied','fields':{'occurred_at':'/at','message_id':'/id','kind':{'pointer':'/k','table':{'B':'quick_reply','T':'text'}}}}"
            })
    void aGoodRuleIsTaken(String rule) {
        assertThat(complaints("[" + rule + "]")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "7 | rules[0]",
                "{'fields':{}} | rules[0].type",
                "{'type':'message.seen','fields':{'occurred_at':'/at'}} | rules[0].type",
                "{'type':{'pointer':'/a'},'fields':{'occurred_at':'/at'}} | rules[0].type",
                "{'type':{'pointer':'/a','table':{'x':'y'}},'fields':{'occurred_at':'/at'}} | rules[0].type.table.x",
                "{'type':'message.read'} | rules[0].fields",
                "{'type':'message.read','fields':{}} | rules[0].fields",
                "{'type':'message.read','fields':{'message_id':'/id'}} | rules[0].fields.occurred_at",
                "{'type':'message.read','fields':{'occurred_at':'/at'}} | rules[0].fields.message_id",
                "{'type':'message.read','fields':{'occurred_at':'at','message_id':'/id'}} | rules[0].fields.occurred_at",
                "{'type':'message.read','fields':{'occurred_at':7,'message_id':'/id'}} | rules[0].fields.occurred_at",
                "{'type':'message.read','fields':{'occurred_at':{},'message_id':'/id'}} | rules[0].fields.occurred_at",
                "{'type':'message.read','fields':{'occurred_at':'/at','message_id':{'received':true}}} | rules[0].fields.message_id.received",
                "{'type':'message.read','fields':{'occurred_at':'/at','message_id':'/id','amount':'/a'}} | rules[0].fields.amount",
                "{'type':'message.read','fields':{'occurred_at':'/at','message_id':'/id','id':'/a'}} | rules[0].fields.id",
                "{'type':'message.read','fields':{'occurred_at':'/at','message_id':{'pointer':'/a','constant':'b'}}} | rules[0].fields.message_id",
                "{'type':'message.read','fields':{'occurred_at':'/at','message_id':{'pointer':'/a','as':'roman'}}} | rules[0].fields.message_id.as",
                "{'type':'message.read','fields':{'occurred_at':'/at','message_id':{'pointer':'/a','as':'minor_units'}}} | rules[0].fields.message_id.as",
                "{'type':'message.read','fields':{'occurred_at':'/at','message_id':{'pointer':'/a','decimals':{'ISK':2}}}} | rules[0].fields.message_id.decimals",
                "{'type':'message.read','fields':{'occurred_at':'/at','message_id':{'pointer':'/a','more':1}}} | rules[0].fields.message_id.more",
                "{'type':'message.read','fields':{'occurred_at':'/at','message_id':{'pointer':'/a','table':{}}}} | rules[0].fields.message_id.table",
                "{'type':'message.read','fields':{'occurred_at':'/at','message_id':{'pointer':'/a','table':{'x':[]}}}} | rules[0].fields.message_id.table.x",
                "{'type':'message.read','fields':{'occurred_at':'/at','message_id':{'first_of':['/a','b']}}} | rules[0].fields.message_id.first_of[1]",
                "{'type':'message.priced','fields':{'occurred_at':'/at','message_id':'/id','cost':{'amount':'/a'}}} | rules[0].fields.cost.currency",
                "{'type':'message.priced','fields':{'occurred_at':'/at','message_id':'/id','cost':'/a'}} | rules[0].fields.cost",
                "{'type':'message.priced','fields':{'occurred_at':'/at','message_id':'/id','cost':{'amount':'/a','currency':{'constant':'euro'}}}} | rules[0].fields.cost.currency",
                "{'type':'message.replied','fields':{'occurred_at':'/at','message_id':'/id','kind':{'constant':'button'}}} | rules[0].fields.kind",
                "{'type':'message.replied','fields':{'occurred_at':'/at','message_id':'/id','kind':{'pointer':'/k','table':{'B':'button'}}}} | rules[0].fields.kind",
                "{'type':'message.sent','fields':{'occurred_at':'/at','message_id':'/id','contact':{'phone':'/p'}}} | rules[0].fields.campaign_id",
                "{'type':'message.sent','fields':{'occurred_at':'/at','message_id':'/id','contact':{'phone':'/p'},'carrier':'/c','campaign_id':'/d'}} | rules[0].fields.carrier",
                "{'type':'contact.opted_out','fields':{'occurred_at':'/at','contact':{'fax':'/p'}}} | rules[0].fields.contact.fax",
                "{'ignore':true,'type':'message.read'} | rules[0].ignore",
                "{'ignore':1,'type':'message.read','fields':{'occurred_at':'/at','message_id':'/id'}} | rules[0].ignore",
                "{'name':'Seen!','ignore':true} | rules[0].name",
                "{'each':'all','ignore':true} | rules[0].each",
                "{'each':'/1/2/3/4/5/6/7/8','ignore':true} | rules[0].each",
                "{'each':'/a~2','ignore':true} | rules[0].each",
                "{'when':{},'ignore':true} | rules[0].when",
                "{'when':[{'equals':'x'}],'ignore':true} | rules[0].when[0].pointer",
                "{'when':[{'pointer':'/a'}],'ignore':true} | rules[0].when[0]",
                "{'when':[{'pointer':'/a','equals':'x','exists':true}],'ignore':true} | rules[0].when[0]",
                "{'when':[{'pointer':'/a','one_of':['x',null]}],'ignore':true} | rules[0].when[0].one_of[1]",
                "{'ignore':true,'then':1} | rules[0].then"
            })
    void aBadRuleIsNamed(String rule, String field) {
        assertThat(complaints("[" + rule + "]")).contains(field);
    }

    @Test
    void theRuleIsNamedByItsPlace() {
        assertThat(complaints("[{'ignore':true},{'type':'message.read','fields':{" + GOOD + ",'x':'/y'}}]"))
                .containsExactly("rules[1].fields.x");
    }

    @Test
    void whatIsWrongWithThousandsIsNotAllTold() {
        String row = "{'pointer':'/a'}";
        String rule = "{'when':[" + String.join(",", Collections.nCopies(10, row)) + "],'ignore':true}";

        assertThat(complaints("[" + String.join(",", Collections.nCopies(50, rule)) + "]"))
                .hasSize(100);
    }

    @Test
    void aKindIsAPointer() {
        List<String> fields = new ArrayList<>();
        MappingReader.read(MappedLines.list("[{'ignore':true}]"), "type", (name, _) -> fields.add(name));

        assertThat(fields).containsExactly("kind_pointer");
    }
}
