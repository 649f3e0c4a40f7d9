package dev.mandate.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mandate.personal.Sealed;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @Test
  void R33_an_entry_has_the_same_hash_sealed_open_and_erased() {
    assertThat(EntryForm.hashed(EntryExamples.OPEN))
        .isEqualTo(EntryForm.hashed(EntryExamples.SEALED))
        .isEqualTo(EntryForm.hashed(EntryExamples.ERASED))
        .doesNotContain("Ada", "Bob", "acme.example");
  }

  @Test
  void R33_the_commitments_to_personal_values_are_hashed_in_this_form() {
    assertThat(EntryForm.hashed(EntryExamples.SEALED))
        .isEqualTo(
            """
            {"actor":{"id":"u1","name":"sealed:plhmi-6TYTMJlhtENKqlEqs4zSL2fn43H9UbmYSfFAA",\
            "roles":["FULL_ADMIN"],"type":"user"},"asked":"2026-01-31T12:00:00.000Z",\
            "command":"UpdateUser","commandId":"command-4","commandSource":"/upstream",\
            "correlationId":"command-4","decided":"2026-01-31T12:00:00.000Z",\
            "event":"UserUpdated","new":{"alias":"",\
            "email":"sealed:w0qQdShJapMitJMkrjajiVlw4nWEXrM810qhDpj0EH8"},\
            "old":{"email":"sealed:RSTF4QMUfqIYRX1m4FRguSY8aw_WKidcvOYNoOcX1QE"},\
            "outcome":"ACCEPTED","partnerId":"acme","position":4,\
            "recorded":"2026-01-31T12:00:00.000Z",\
            "request":{"displayName":"sealed:CMxxvbtXk1puiuJxtqhGE1F5PcqJ1T1fsLVJxImi-PA",\
            "userId":"u2"},"targetName":"sealed:SMFblx8pgbcRg1JCiVSWjcJAybwmIj78m7lnJrF4chs",\
            "targetUser":"u2"}\
            """);
  }

  @Test
  void R33_an_entry_in_which_one_value_was_never_sealed_has_the_same_hash_as_it_is_shown() {
    AuditEntry sealed = EntryExamples.SEALED;
    AuditEntry mixed =
        sealed.with(
            sealed.actor(),
            new Named("u2", "Bob, since before"),
            sealed.oldValues(),
            sealed.newValues(),
            sealed.request());

    AuditEntry shown =
        PersonalValues.open(
            mixed, id -> id.equals("u1") ? EntryExamples.OF_ACTOR : EntryExamples.OF_TARGET);

    assertThat(EntryForm.exported(shown)).contains("Ada", "Bob, since before");
    assertThat(EntryForm.hash(EntryReader.read(EntryForm.exported(shown))))
        .isEqualTo(EntryForm.hash(mixed));
  }

  @Test
  void what_was_erased_is_shown_as_its_commitment() {
    AuditEntry erased = EntryExamples.ERASED;

    assertThat(erased.actor().name()).isEqualTo("Ada");
    assertThat(erased.targetName())
        .isEqualTo(Sealed.commitment(EntryExamples.OF_TARGET.seal("Bob")));
    assertThat(EntryForm.exported(erased))
        .contains("\"alias\":\"\"")
        .doesNotContain("Bob", "bob@", "targetSalt");
    assertThat(Summary.of(erased, Language.ENGLISH))
        .isEqualTo("Ada (u1) changed the email and alias of u2.");
  }

  @ParameterizedTest
  @CsvSource({"Ada, Ade", "Bob, Rob", "bob@, bop@", "王@, 玉@", "B. , C. "})
  void R33_another_value_in_place_of_the_committed_one_has_another_hash(
      String value, String other) {
    String open = EntryForm.exported(EntryExamples.OPEN);
    String forged = open.replace(value, other);

    assertThat(forged).isNotEqualTo(open);
    assertThat(EntryForm.hash(EntryReader.read(open)))
        .isEqualTo(EntryForm.hash(EntryExamples.SEALED));
    assertThat(EntryForm.hash(EntryReader.read(forged)))
        .isNotEqualTo(EntryForm.hash(EntryExamples.SEALED));
  }

  @Test
  void a_salt_without_a_value_and_a_sealed_value_are_not_read() {
    String open = EntryForm.exported(EntryExamples.OPEN);
    String salt = EntryExamples.OF_ACTOR.salt().text();
    String sealed = EntryForm.exported(EntryExamples.SEALED);

    assertThatThrownBy(() -> EntryReader.read(sealed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sealed");
    assertThatThrownBy(() -> EntryReader.read(open.replace("\"name\":\"Ada\",", "")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("salt");
    assertThatThrownBy(() -> EntryReader.read(open.replace(salt, salt.substring(1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("actor.salt");
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
