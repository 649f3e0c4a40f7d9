package dev.mandate.wire;

/** The CloudEvents attributes that this system reads and writes. */
final class Attributes {
  static final String SPEC_VERSION = "specversion";
  static final String ID = "id";
  static final String SOURCE = "source";
  static final String TYPE = "type";
  static final String TIME = "time";
  static final String SUBJECT = "subject";
  static final String DATA_CONTENT_TYPE = "datacontenttype";
  static final String SEQUENCE = "sequence";
  static final String AUTH_TYPE = "authtype";
  static final String AUTH_ID = "authid";
  static final String CORRELATION_ID = "correlationid";
  static final String CAUSATION_ID = "causationid";
  static final String COMMAND_SOURCE = "commandsource";
  static final String COMMAND = "command";
  static final String ASKED_TIME = "askedtime";
  static final String RECORDED_TIME = "recordedtime";
  static final String ACTOR_ROLES = "actorroles";
  static final String REASON = "reason";
  static final String PERSON_SECRET = "personsecret";
  static final String TRACE_PARENT = "traceparent";
  static final String TRACE_STATE = "tracestate";

  private Attributes() {}
}
