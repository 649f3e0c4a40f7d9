package dev.mandate.access.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mandate.access.export.Readings.Ended;
import dev.mandate.proof.CanonicalJson;
import dev.mandate.wire.CloudEvent;
import dev.mandate.wire.JsonValues;
import java.util.LinkedHashMap;
import java.util.Map;

/** The command that puts a reading on record in the log that was read (R32). */
final class ExportCommand {
  private static final String TYPE = "dev.mandate.command.RecordAuditExport.v1";
  private static final String SOURCE = "/mandate/access-query-service";
  private static final String SYSTEM = "access-query-service";

  /** What stands in the log for the words that were searched for. */
  static final String NOT_ON_RECORD = "not on record";

  private ExportCommand() {}

  /**
   * The command. It has the same identity whenever it is made for the same reading, so that sending
   * it again changes nothing.
   */
  static CloudEvent of(Ended reading) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("specversion", "1.0");
    attributes.put("id", reading.downloadId() + "/" + reading.partnerId());
    attributes.put("source", SOURCE);
    attributes.put("type", TYPE);
    attributes.put("datacontenttype", CloudEvent.DATA_CONTENT_TYPE);
    attributes.put("authtype", "system");
    attributes.put("authid", SYSTEM);
    attributes.put("correlationid", reading.exportId().toString());
    String data =
        CanonicalJson.of(
            Map.of(
                "partnerId", reading.partnerId(),
                "by", reading.askedBy(),
                "format", reading.format().label(),
                "filters", filters(reading),
                "rows", reading.rows()));
    return new CloudEvent(attributes, data.getBytes(UTF_8));
  }

  /** Words may be somebody's name, which could not be erased from the log. */
  private static Map<String, Object> filters(Ended reading) {
    Map<String, Object> filters = new LinkedHashMap<>(JsonValues.read(reading.filters()));
    if (reading.searched()) {
      filters.put("q", NOT_ON_RECORD);
    }
    return filters;
  }
}
