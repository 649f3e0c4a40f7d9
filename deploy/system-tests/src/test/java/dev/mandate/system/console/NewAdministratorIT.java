package dev.mandate.system.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.mandate.system.console.People.Look;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Full administrators of the sample partner add others with a browser. */
class NewAdministratorIT extends BrowserTest {
  private static final String ADMINISTRATORS = "/console/partners/acme/administrators";

  private static Locator field(Tab tab, String label) {
    return tab.page().locator("details").getByLabel(label, exactly());
  }

  private static Locator.GetByLabelOptions exactly() {
    return new Locator.GetByLabelOptions().setExact(true);
  }

  @Test
  void an_administrator_is_added_after_a_mistake_and_given_a_role() {
    try (Tab tab = people.signIn("amelia.hart", Look.ENGLISH)) {
      tab.open(ADMINISTRATORS);
      tab.page().locator("summary").getByText("Add an administrator").click();
      tab.isAccessible().fits();
      field(tab, "Name").fill("Vera Lang");
      field(tab, "Mail").fill("vera.lang@acme.example");
      field(tab, "User id").fill("hanna.berg");
      tab.button("Add").click();
      assertThat(tab.page().locator("#notice")).containsText("this id is taken");
      assertThat(field(tab, "Name")).hasValue("Vera Lang");
      tab.isAccessible().fits();
      field(tab, "User id").fill("vera.lang");
      tab.button("Add").click();
      tab.tells("Vera Lang is added. Choose the roles");
      assertThat(tab.heading("Vera Lang")).isVisible();
      tab.isAccessible().fits();
      tab.page()
          .getByLabel("Read-only administrator", new Page.GetByLabelOptions().setExact(true))
          .check();
      tab.button("Save roles").click();
      tab.tells("The roles are saved.");
      tab.link("Administrators").first().click();
      assertThat(tab.link("Vera Lang")).isVisible();
    }
  }

  @Test
  void it_is_the_same_on_a_phone_in_Chinese() {
    try (Tab tab = people.signIn("ben.okafor", Look.CHINESE.on(People.PHONE))) {
      tab.open(ADMINISTRATORS);
      tab.page().locator("summary").getByText("添加管理员").click();
      tab.isAccessible().fits();
      field(tab, "姓名").fill("王小明");
      field(tab, "邮箱").fill("wang@acme.example");
      field(tab, "用户 ID").fill("wang.xiaoming");
      tab.button("添加").click();
      tab.tells("王小明 已添加。");
      tab.isAccessible().fits();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"chloe.martin", "daniel.kim"})
  void whoever_may_not_is_not_offered_it(String person) {
    try (Tab tab = people.signIn(person, Look.ENGLISH)) {
      tab.open(ADMINISTRATORS);
      assertThat(tab.heading("Administrators")).isVisible();
      assertThat(tab.page().getByText("Add an administrator")).hasCount(0);
      tab.isFine();
    }
  }
}
