package dev.mandate.export;

/** The classes of the Open Cybersecurity Schema Framework 1.8 that administration falls into. */
enum OcsfClass {
  ACCOUNT_CHANGE(3, 3001, "Identity & Access Management", "Account Change"),
  ENTITY_MANAGEMENT(3, 3004, "Identity & Access Management", "Entity Management"),
  USER_ACCESS(3, 3005, "Identity & Access Management", "User Access Management"),
  API_ACTIVITY(6, 6003, "Application Activity", "API Activity");

  private final int categoryUid;
  private final int uid;
  private final String category;
  private final String caption;

  OcsfClass(int categoryUid, int uid, String category, String caption) {
    this.categoryUid = categoryUid;
    this.uid = uid;
    this.category = category;
    this.caption = caption;
  }

  int categoryUid() {
    return categoryUid;
  }

  int uid() {
    return uid;
  }

  String category() {
    return category;
  }

  String caption() {
    return caption;
  }
}
