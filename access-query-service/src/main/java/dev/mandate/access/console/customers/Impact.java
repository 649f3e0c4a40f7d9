package dev.mandate.access.console.customers;

import dev.mandate.access.console.change.Foretold;
import dev.mandate.access.console.change.Foretold.AccessChange;
import dev.mandate.access.console.change.Foretold.SettingChange;
import dev.mandate.policy.Restriction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a change of the restriction list would do to the administrators of all customers, counted:
 * there may be thousands of them.
 *
 * @param people how many people it would touch
 * @param customers in how many customers
 * @param settings what would change, setting by setting
 * @param complete whether all of them are counted
 */
record Impact(long people, long customers, List<Setting> settings, boolean complete) {
  /**
   * What would change in one setting.
   *
   * @param gaining how many administrators it would be opened to further
   * @param losing how many it would be closed to further
   */
  record Setting(Restriction setting, long gaining, long losing) {
    Setting with(SettingChange change) {
      return new Setting(
          setting, gaining + (change.isGain() ? 1 : 0), losing + (change.isGain() ? 0 : 1));
    }
  }

  static Impact of(Foretold foretold) {
    Map<Restriction, Setting> settings = new LinkedHashMap<>();
    for (AccessChange access : foretold.access()) {
      for (SettingChange change : access.settings()) {
        settings.compute(
            change.setting(),
            (setting, known) -> (known == null ? new Setting(setting, 0, 0) : known).with(change));
      }
    }
    return new Impact(
        foretold.access().stream().map(AccessChange::user).distinct().count(),
        foretold.access().stream().map(AccessChange::org).distinct().count(),
        List.copyOf(settings.values()),
        foretold.more() == 0);
  }
}
