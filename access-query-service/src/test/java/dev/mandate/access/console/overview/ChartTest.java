package dev.mandate.access.console.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a chart of days looks like. */
class ChartTest {
  private static final LocalDate DATE = LocalDate.of(2026, 3, 1);

  @ParameterizedTest
  @CsvSource({"0,1", "1,1", "3,5", "5,5", "6,10", "11,20", "99,100", "101,200", "4999,5000"})
  void its_scale_is_the_next_round_number(long most, long scale) {
    assertThat(Chart.scale(most)).isEqualTo(scale);
  }

  @Test
  void the_parts_of_a_bar_stand_on_each_other_and_on_the_ground() {
    Chart chart = Chart.of(List.of(new Day(DATE, 10, 4)));
    Chart.Bar bar = chart.bars().getFirst();
    assertThat(bar.accepted().y() + bar.accepted().height()).isEqualTo(chart.height());
    assertThat(bar.rejected().y() + bar.rejected().height()).isEqualTo(bar.accepted().y());
    assertThat(bar.rejected().y()).isZero();
    assertThat((double) bar.rejected().height() / chart.height()).isEqualTo(0.4);
  }

  @Test
  void a_day_with_one_command_is_seen_beside_one_with_thousands() {
    Chart chart = Chart.of(List.of(new Day(DATE, 1, 1), new Day(DATE.plusDays(1), 5000, 0)));
    assertThat(chart.bars().getFirst().rejected().height()).isPositive();
    assertThat(chart.bars().getLast().accepted().height()).isEqualTo(chart.height());
  }

  @Test
  void days_do_not_cover_each_other() {
    Chart chart = Chart.of(List.of(new Day(DATE, 1, 0), new Day(DATE.plusDays(1), 1, 0)));
    Chart.Bar first = chart.bars().getFirst();
    assertThat(first.x() + first.width()).isLessThan(chart.bars().getLast().x());
    assertThat(chart.bars().getLast().x() + first.width()).isLessThanOrEqualTo(chart.width());
  }
}
