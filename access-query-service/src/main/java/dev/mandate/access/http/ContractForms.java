package dev.mandate.access.http;

import dev.mandate.policy.JsonText;
import dev.mandate.wire.Instants;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/** Instants always have milliseconds, and JSON that is kept as text stays as it is. */
public final class ContractForms extends SimpleModule {
  private static final long serialVersionUID = 1L;

  /** Knows both forms. */
  public ContractForms() {
    super("contract-forms");
    addSerializer(Instant.class, new InstantSerializer());
    addSerializer(JsonText.class, new JsonTextSerializer());
  }

  private static final class InstantSerializer extends ValueSerializer<Instant> {
    @Override
    public void serialize(Instant value, JsonGenerator json, SerializationContext context) {
      json.writeString(Instants.format(value));
    }
  }

  private static final class JsonTextSerializer extends ValueSerializer<JsonText> {
    @Override
    public void serialize(JsonText value, JsonGenerator json, SerializationContext context) {
      json.writeRawValue(value.json());
    }
  }
}
