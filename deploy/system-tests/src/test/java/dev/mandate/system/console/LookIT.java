package dev.mandate.system.console;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.mandate.system.console.People.Look;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LookIT {
  private static final Path TO = Path.of("/tmp/look-explorer");

  private static void shoot(Tab tab, String name, boolean full) throws Exception {
    tab.page()
        .screenshot(
            new Page.ScreenshotOptions().setFullPage(full).setPath(TO.resolve(name + ".png")));
    Files.writeString(TO.resolve(name + ".html"), tab.page().content());
  }

  private static void roles(Tab tab, String who, String label, boolean on) {
    tab.open("/console/partners/acme/administrators/" + who);
    var box = tab.page().getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    if (on) {
      box.check();
    } else {
      box.uncheck();
    }
    tab.button("Save roles").click();
    tab.tells("The roles are saved.");
  }

  @Test
  void look() throws Exception {
    Files.createDirectories(TO);
    try (People people = new People(Chromium.find().orElseThrow(), SampleStack.shared().url())) {
      try (Tab tab = people.signIn("amelia.hart", Look.ENGLISH)) {
        for (int i = 0; i < 4; i++) {
          roles(tab, "farid.haddad", "Webex for Wholesale administrator", true);
          roles(tab, "farid.haddad", "Webex for Wholesale administrator", false);
        }
        roles(tab, "elena.rossi", "Webex for Wholesale administrator", false);
      }
      try (Tab tab = people.signIn("amelia.hart", Look.ENGLISH)) {
        tab.open("/console/partners/acme/administrators/elena.rossi");
        shoot(tab, "administrator", false);
      }
      String hanna = "?user=hanna.berg&org=bluebird-bakery";
      String[][] pages = {
        {"self", "/console/access"},
        {"hanna", "/console/access" + hanna},
        {"hanna-at", "/console/access" + hanna + "&at=25"},
        {"hanna-problem", "/console/access" + hanna + "&at=2"},
        {"farid", "/console/access?user=farid.haddad&org=summit-logistics"},
        {"elena-partner", "/console/access?user=elena.rossi&org=acme"},
        {"nobody", "/console/access?user=who.knows&org=acme"},
        {"cmp-hanna", "/console/access/comparison" + hanna},
        {"cmp-farid", "/console/access/comparison?user=farid.haddad&org=summit-logistics&from=5"},
        {"cmp-elena", "/console/access/comparison?user=elena.rossi&org=acme"},
        {"cmp-bad", "/console/access/comparison" + hanna + "&from=30&to=26"},
        {"hub-hanna", "/console/access/control-hub" + hanna},
        {"hub-ivan", "/console/access/control-hub?user=ivan.petrov&org=bluebird-bakery"},
        {"hub-julia", "/console/access/control-hub?user=julia.santos&org=vista-hotels"},
        {"hub-partner", "/console/access/control-hub?user=elena.rossi&org=cedar-law"},
        {"hub-closed", "/console/access/control-hub?user=farid.haddad&org=cedar-law"},
        {"choice-person", "/console/access?user=ar&org=acme"},
        {"choice-org", "/console/access?user=elena.rossi&org=l"},
        {"choice-none", "/console/access?user=zzz+z&org=acme"},
        {"people-prompt", "/console/access/people?org=bluebird-bakery"},
        {"people", "/console/access/people?org=bluebird-bakery&capability=USERS_CLAIM"},
        {
          "people-acme",
          "/console/access/people?org=acme&capability=PARTNER_ORG.LEGAL_HOLD&level=FULL"
        },
      };
      Look[] looks = {
        Look.ENGLISH,
        Look.CHINESE,
        new Look("en-GB", People.PHONE, ColorScheme.DARK),
        new Look("zh-CN", People.PHONE, ColorScheme.LIGHT)
      };
      String[] names = {"en", "zh-dark", "phone-dark", "phone-zh"};
      for (int i = 0; i < looks.length; i++) {
        try (Tab tab = people.signIn("amelia.hart", looks[i]);
            Tab dan = people.signIn("daniel.kim", looks[i])) {
          for (String[] page : pages) {
            Tab who = page[0].startsWith("people") || page[0].startsWith("self") ? tab : dan;
            who.open(page[1]);
            shoot(who, page[0] + "." + names[i], true);
          }
          dan.open("/console/access" + hanna);
          var level = dan.page().locator("button[aria-describedby='why-USERS_CLAIM']");
          level.scrollIntoViewIfNeeded();
          level.click();
          shoot(dan, "tip." + names[i], false);
          dan.page().locator("details.more summary").click();
          dan.page().evaluate("scrollTo(0,0)");
          shoot(dan, "steps." + names[i], false);
          tab.open("/console/access?org=acme");
          level = tab.page().locator("button[aria-describedby='why-PARTNER_ORG-LEGAL_HOLD']");
          level.scrollIntoViewIfNeeded();
          level.focus();
          shoot(tab, "tip-who." + names[i], false);
        }
        try (Tab tab = people.signIn("ivan.petrov", looks[i])) {
          shoot(tab, "ivan." + names[i], true);
        }
      }
    }
  }
}
