package dev.mandate.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.export.EntryFormat;
import dev.mandate.export.ExportFormat;
import dev.mandate.policy.Language;
import dev.mandate.verify.ExportedLog.Files3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * R33: whoever changes an export is found out, also if the manifest was made to fit; for every kind
 * of change, thousands of times.
 */
class ManipulationTest {
  private static final int SIZE = 24;
  private static final int TIMES = 3400; // in each of the three formats

  @ParameterizedTest
  @EnumSource
  void R33_every_manipulation_is_found(ExportFormat format, @TempDir Path folder)
      throws IOException {
    ExportedLog log = new ExportedLog("acme", SIZE, 7);
    Files3 files = ExportedLog.export(List.of(log), format, Map.of(), _ -> true, folder);
    byte[] untouched = Files.readAllBytes(files.export());
    Random random = new Random(format.ordinal());
    for (int i = 0; i < TIMES; i++) {
      byte[] changed = manipulated(untouched, log, format, random);
      if (Arrays.equals(changed, untouched)) {
        continue; // such as two equal records that changed places
      }
      files.write(changed);
      assertThat(holds(files)).as("manipulation %d", i).isFalse();
    }
    files.write(untouched);
    assertThat(holds(files)).isTrue();
  }

  private static boolean holds(Files3 files) throws IOException {
    Findings findings = new Findings(_ -> {});
    CommandLine command =
        new CommandLine(
            files.export(),
            files.manifest(),
            files.proof(),
            List.of(ExportedLog.KEY.verifier()),
            List.of(),
            false);
    new Verification(command, findings).run();
    return findings.conclude();
  }

  private static byte[] manipulated(
      byte[] content, ExportedLog log, ExportFormat format, Random random) {
    EntryFormat entries = format.in(Language.ENGLISH);
    List<String> records = new ArrayList<>(log.entries().stream().map(entries::write).toList());
    int place = random.nextInt(SIZE);
    int other = random.nextInt(SIZE);
    switch (random.nextInt(9)) {
      case 0, 1, 2 -> {
        byte[] flipped = content.clone();
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        return flipped;
      }
      case 3 -> {
        return Arrays.copyOf(content, random.nextInt(content.length));
      }
      case 4 -> {
        return without(content, random.nextInt(content.length), 1 + random.nextInt(9));
      }
      case 5 -> records.remove(place);
      case 6 -> records.add(place, records.get(other));
      case 7 -> records.add(place, records.remove(other));
      default ->
          records.set(
              place,
              entries.write(new ExportedLog("acme", SIZE, random.nextLong()).entries().get(place)));
    }
    return (entries.header() + String.join("", records)).getBytes(UTF_8);
  }

  private static byte[] without(byte[] content, int from, int length) {
    int to = Math.min(from + length, content.length);
    byte[] rest = new byte[content.length - (to - from)];
    System.arraycopy(content, 0, rest, 0, from);
    System.arraycopy(content, to, rest, from, content.length - to);
    return rest;
  }
}
