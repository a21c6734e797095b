package dev.ravel.trace;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules bite. */
class TraceFormatTest {
    private static final String NAMES = "{'ph':'M','name':'process_name','pid':1,'args':{'name':'a'}},"
            + "{'ph':'M','name':'thread_name','pid':1,'tid':2,'args':{'name':'b'}}";
    private static final String AT = ",'name':'n','cat':'c','pid':1,'tid':2,";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'ph':'Z','name':'n','pid':1}",
                "{'ph':'X'" + AT + "'ts':1}",
                "{'ph':'X'" + AT + "'ts':-1,'dur':1}",
                "{'ph':'X'" + AT + "'ts':'1','dur':1}",
                "{'ph':'X'" + AT + "'ts':0,'dur':5},{'ph':'X'" + AT + "'ts':4,'dur':5}",
                "{'ph':'X','name':'n','cat':'c','pid':1,'tid':3,'ts':0,'dur':5}",
                "{'ph':'i'" + AT + "'ts':0}",
                "{'ph':'i'" + AT + "'ts':0,'s':'x'}",
                "{'ph':'C','name':'n','pid':1,'ts':0,'args':{'a':'1'}}",
                "{'ph':'C','name':'n','pid':1,'ts':9,'args':{'a':1}},{'ph':'C','name':'n','pid':1,'ts':8,'args':{}}",
                "{'ph':'C','name':'n','pid':7,'ts':0,'args':{}}",
                "{'ph':'b'" + AT + "'ts':0,'id':'1'}",
                "{'ph':'e'" + AT + "'ts':0,'id':'1'}",
                "{'ph':'b'" + AT + "'ts':5,'id':'1'},{'ph':'e'" + AT + "'ts':4,'id':'1'}",
                "{'ph':'b'" + AT + "'ts':5,'id':'1'},{'ph':'b'" + AT + "'ts':4,'id':'1'}," + "{'ph':'e'" + AT
                        + "'ts':9,'id':'1'},{'ph':'e'" + AT + "'ts':9,'id':'1'}",
                "{'ph':'b'" + AT + "'ts':0,'id':'1'},{'ph':'e'" + AT + "'ts':1,'id':'1'}," + "{'ph':'b'" + AT
                        + "'ts':2,'id':'1'},{'ph':'e'" + AT + "'ts':3,'id':'1'}",
                NAMES,
            })
    void what_breaks_a_rule_is_found(String events) {
        assertThatThrownBy(() -> trace(events).valid()).isInstanceOf(AssertionError.class);
    }

    @Test
    void what_keeps_them_is_valid() {
        assertThatCode(() -> trace("{'ph':'X'" + AT + "'ts':0,'dur':5},{'ph':'X'" + AT + "'ts':4,'dur':1},"
                                + "{'ph':'X'" + AT + "'ts':5,'dur':1},{'ph':'i'" + AT + "'ts':0,'s':'t'},"
                                + "{'ph':'b'" + AT + "'ts':5,'id':'1'},{'ph':'e'" + AT + "'ts':5,'id':'1'}")
                        .valid())
                .doesNotThrowAnyException();
    }

    private static TraceFormat trace(String events) {
        return new TraceFormat(new JsonObject(("{'traceEvents':[" + NAMES + "," + events + "]}").replace('\'', '"')));
    }
}
