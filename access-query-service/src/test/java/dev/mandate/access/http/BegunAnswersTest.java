package dev.mandate.access.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class BegunAnswersTest {
  private final BegunAnswers answers = new BegunAnswers();
  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @Test
  void a_failure_before_an_answer_is_left_to_be_told() {
    assertThat(resolve(new IllegalStateException("no database"))).isNull();
  }

  @Test
  void a_client_that_went_away_is_no_failure() throws IOException {
    begin();

    assertThat(resolve(new ClientAbortException("broken pipe"))).isNotNull();
  }

  private void begin() throws IOException {
    response.getWriter().write("first row");
    response.flushBuffer();
  }

  private @Nullable Object resolve(Exception failure) {
    return answers.resolveException(new MockHttpServletRequest(), response, null, failure);
  }
}
