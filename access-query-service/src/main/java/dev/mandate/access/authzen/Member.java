package dev.mandate.access.authzen;

/** What a request can say about the three entities: each is a text within an object. */
enum Member {
  SUBJECT_TYPE("subject", "type"),
  SUBJECT_ID("subject", "id"),
  ACTION_NAME("action", "name"),
  RESOURCE_TYPE("resource", "type"),
  RESOURCE_ID("resource", "id");

  private final String entity;
  private final String key;

  Member(String entity, String key) {
    this.entity = entity;
    this.key = key;
  }

  String entity() {
    return entity;
  }

  String key() {
    return key;
  }

  /** How an error names it. */
  String path() {
    return entity + "." + key;
  }
}
