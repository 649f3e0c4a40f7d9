package dev.mandate.system.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class BuildTest {
  @Test
  void a_build_leaves_out_modules_that_are_not_in_it_and_tests_that_a_filter_leaves_out() {
    List<String> modules = List.of("one", "deploy/two", "three");
    Properties properties = new Properties();
    properties.setProperty(
        "mandate.build.projects",
        "[Project: a:one @ /r/one/pom.xml, a:two @ /r/deploy/two/pom.xml, a:three @"
            + " /r/three/pom.xml]");
    assertThat(Build.leftOut(modules, properties)).isEmpty();

    properties.setProperty("mandate.build.projects", "[Project: a:two @ /r/deploy/two/pom.xml]");
    properties.setProperty("it.test", "OneIT");

    assertThat(Build.leftOut(modules, properties))
        .containsExactly("without one, three", "only -Dit.test=OneIT");
  }
}
