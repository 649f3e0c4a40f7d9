package dev.mandate.access.console.explorer;

import dev.mandate.access.facts.Standing;
import dev.mandate.policy.Access;
import dev.mandate.policy.Capability;
import dev.mandate.policy.Level;
import dev.mandate.policy.OrgType;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Restriction;
import dev.mandate.policy.Scope;
import java.util.ArrayList;
import java.util.List;

/**
 * How the control hub of a customer looks to somebody (R23, R25).
 *
 * @param banner whether it says that restricted mode is on
 * @param manageUsers the button with which users are managed
 * @param areas what is shown, by its place
 * @param missing what is not
 */
record HubView(boolean banner, Button manageUsers, List<Area> areas, List<Control> missing) {
  private static final Capability USERS =
      Policy.standard().capability(Scope.CUSTOMER_ORG, "USERS_AND_LICENSES");

  /** How a control looks. */
  enum Look {
    /** It can be used. */
    OPEN,
    /** It is there, and greyed out. */
    GREYED,
    /** It is greyed out, and shows a part only. */
    PARTIAL,
    /** It is not there. */
    ABSENT
  }

  /**
   * A button.
   *
   * @param restricted whether that is because of restricted mode
   */
  record Button(Look look, boolean restricted) {}

  /**
   * A setting.
   *
   * @param restricted whether that is because of restricted mode
   */
  record Control(Restriction setting, Look look, boolean restricted) {}

  /** A place, and what is shown there. */
  record Area(String key, List<Control> controls) {}

  static HubView of(Standing standing) {
    Access access = standing.access();
    List<Area> areas = new ArrayList<>();
    List<Control> missing = new ArrayList<>();
    for (Topic.Group group : Topic.groups(OrgType.CUSTOMER)) {
      List<Control> shown = new ArrayList<>();
      for (Topic topic : group.topics()) {
        Restriction setting = topic.setting();
        if (setting != null) {
          Control control = control(setting, access);
          (control.look() == Look.ABSENT ? missing : shown).add(control);
        }
      }
      if (!shown.isEmpty()) {
        areas.add(new Area(group.key(), shown));
      }
    }
    return new HubView(standing.banner(), manageUsers(standing), areas, missing);
  }

  private static Control control(Restriction setting, Access access) {
    Level level = access.level(setting);
    boolean restricted = level != access.level(setting.capability()) || access.isPartial(setting);
    Look look = access.isPartial(setting) ? Look.PARTIAL : look(level);
    return new Control(setting, look, restricted);
  }

  private static Button manageUsers(Standing standing) {
    Look look = look(standing.access().level(USERS));
    boolean restricted = standing.manageUsersDisabled() && look == Look.OPEN;
    return new Button(restricted ? Look.GREYED : look, restricted);
  }

  private static Look look(Level level) {
    return switch (level) {
      case FULL -> Look.OPEN;
      case READ_ONLY -> Look.GREYED;
      case NONE -> Look.ABSENT;
    };
  }
}
