package dev.mandate.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.policy.Language;
import dev.mandate.proof.Hash;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;

/** R33: the form of entries, which must never change, because all hashes follow from it. */
class EntryFormTest {
  private static final AuditEntry WHOLE = EntryExamples.WHOLE;
  private static final AuditEntry SPARSE = EntryExamples.SPARSE;

  private static final String HASHED =
      "{'actor':{'id':'u1','name':'Ada \u4e2d','roles':['FULL_ADMIN','WHOLESALE_ADMIN'],"
          + "'type':'user'},'asked':'2026-01-31T12:00:00.000Z','cause':'COMMAND','code':'CODE',"
          + "'command':'GrantCustomerRole','commandId':'command-1','commandSource':'/upstream',"
          + "'correlationId':'process-1','customerId':'c1','customerName':'Customer',"
          + "'decided':'2026-01-31T12:00:00.005Z','detail':'a detail',"
          + "'event':'CustomerRoleGranted','new':{'displayName':'Eve','filters':{'a':true,'b':1.5},"
          + "'roles':['CUSTOMER_FULL_ADMIN'],'rows':7},'old':{'roles':[]},'outcome':'ACCEPTED',"
          + "'partnerId':'acme','position':42,'reason':'because\\nof it',"
          + "'recorded':'2026-01-31T12:00:00.012Z',"
          + "'request':{'a':null,'z':[1e+400,12345678901234567890,'\\ud800']},"
          + "'role':'CUSTOMER_FULL_ADMIN',";

  @Test
  void R33_an_entry_is_hashed_in_this_form() {
    String form =
        HASHED.replace('\'', '"')
            + "\"targetName\":\"Eve \\\"E\\\"\",\"targetUser\":\"e1\","
            + "\"traceId\":\"0af7651916cd43dd8448eb211c80319c\"}";

    assertThat(EntryForm.hashed(WHOLE)).isEqualTo(form);
    assertThat(EntryForm.hash(WHOLE)).isEqualTo(Hash.ofLeaf(form.getBytes(UTF_8)));
  }

  @Test
  void R33_what_an_entry_does_not_have_is_left_out() {
    assertThat(EntryForm.hashed(SPARSE))
        .isEqualTo(
            """
            {"actor":{"id":"","roles":[],"type":"unknown"},"asked":"2026-01-31T12:00:00.000Z",\
            "command":"RemoveUser","commandId":"command-1","commandSource":"/upstream",\
            "correlationId":"command-1","decided":"2026-01-31T12:00:00.000Z",\
            "event":"CommandRejected","outcome":"REJECTED","partnerId":"acme","position":1,\
            "recorded":"2026-01-31T12:00:00.000Z"}\
            """);
  }

  @Test
  void R33_an_export_has_the_sentence_besides_and_is_canonical_too() throws IOException {
    String exported = EntryForm.exported(SPARSE, Summary.of(SPARSE, Language.ENGLISH));

    assertThat(exported)
        .isEqualTo(new JsonCanonicalizer(exported).getEncodedString())
        .contains("\"summary\":\"Somebody unnamed asked to remove the user somebody unnamed,");
    assertThat(EntryForm.exported(WHOLE, "A sentence."))
        .isEqualTo(
            EntryForm.hashed(WHOLE)
                .replace("\"targetName\"", "\"summary\":\"A sentence.\",\"targetName\""));
  }

  @Test
  void R33_every_field_of_an_entry_counts() throws ReflectiveOperationException {
    RecordComponent[] fields = AuditEntry.class.getRecordComponents();
    List<Object> whole = values(WHOLE);
    List<Object> sparse = values(SPARSE);
    for (int i = 0; i < fields.length; i++) {
      List<Object> changed = new ArrayList<>(sparse);
      changed.set(i, whole.get(i));
      boolean same = Objects.equals(whole.get(i), sparse.get(i));
      assertThat(EntryForm.hash(entry(changed)).equals(EntryForm.hash(SPARSE)))
          .as(fields[i].getName())
          .isEqualTo(same);
    }
  }

  private static List<Object> values(AuditEntry entry) throws ReflectiveOperationException {
    List<Object> values = new ArrayList<>();
    for (RecordComponent field : AuditEntry.class.getRecordComponents()) {
      values.add(field.getAccessor().invoke(entry));
    }
    return values;
  }

  private static AuditEntry entry(List<Object> values) throws ReflectiveOperationException {
    Class<?>[] types =
        Arrays.stream(AuditEntry.class.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    return AuditEntry.class.getConstructor(types).newInstance(values.toArray());
  }
}
