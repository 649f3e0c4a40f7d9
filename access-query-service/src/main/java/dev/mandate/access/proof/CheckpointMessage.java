package dev.mandate.access.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mandate.access.proof.CheckpointStore.Signed;
import dev.mandate.proof.CanonicalJson;
import dev.mandate.wire.CloudEvent;
import dev.mandate.wire.Instants;
import java.util.LinkedHashMap;
import java.util.Map;

/** A checkpoint as a CloudEvent; its data are what the HTTP answer shows. */
final class CheckpointMessage {
  private static final String TYPE = "dev.mandate.audit.CheckpointSigned.v1";
  private static final String SOURCE = "/mandate/access-query-service";

  private CheckpointMessage() {}

  static CloudEvent of(Signed signed) {
    CheckpointAnswer said = CheckpointAnswer.of(signed);
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("specversion", "1.0");
    attributes.put("id", said.partnerId() + "/" + said.size());
    attributes.put("source", SOURCE);
    attributes.put("type", TYPE);
    attributes.put("subject", said.partnerId());
    attributes.put("time", Instants.format(said.at()));
    attributes.put("datacontenttype", CloudEvent.DATA_CONTENT_TYPE);
    String data =
        CanonicalJson.of(
            Map.of(
                "partnerId", said.partnerId(),
                "origin", said.origin(),
                "size", said.size(),
                "root", said.root(),
                "at", Instants.format(said.at()),
                "note", said.note()));
    return new CloudEvent(attributes, data.getBytes(UTF_8));
  }
}
