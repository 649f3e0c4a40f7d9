package dev.mandate.testissuer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The table of {@code SECURITY.md} for one service: what is asked, by whom, and the answer. */
public final class SecurityTable {
  private static final Path FILE = Path.of("..", "SECURITY.md");

  private SecurityTable() {}

  /**
   * A row.
   *
   * @param request a method, and a path with names in braces for what a test fills in
   * @param statuses what is answered, by column
   */
  public record Row(String request, Map<String, Integer> statuses) {
    /** The method. */
    public String method() {
      return request.substring(0, request.indexOf(' '));
    }

    /** What comes behind the method. */
    public String target() {
      return request.substring(request.indexOf(' ') + 1);
    }

    /** The path alone, something in the place of each name. */
    public String path() {
      return target().replaceAll("[? ].*", "").replaceAll("\\{\\w+}", "x");
    }

    @Override
    public String toString() {
      return request;
    }
  }

  /**
   * Reads the table under a heading.
   *
   * @throws IllegalStateException if there is none, or one of its lines is no row
   */
  public static List<Row> under(String heading) {
    List<List<String>> lines;
    try (Stream<String> all = Files.lines(FILE)) {
      lines =
          all.dropWhile(line -> !line.equals("### " + heading))
              .skip(1)
              .dropWhile(line -> !line.startsWith("|"))
              .takeWhile(line -> line.startsWith("|"))
              .map(SecurityTable::cells)
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (lines.size() < 3) {
      throw new IllegalStateException("%s has no table under '%s'".formatted(FILE, heading));
    }
    List<String> columns = lines.getFirst();
    return lines.stream().skip(2).map(line -> row(columns, line)).toList();
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    for (String cell : line.substring(1, line.lastIndexOf('|')).split("\\|", -1)) {
      cells.add(cell.strip());
    }
    return cells;
  }

  private static Row row(List<String> columns, List<String> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalStateException("not as many cells as columns: " + cells);
    }
    Map<String, Integer> statuses = new LinkedHashMap<>();
    for (int i = 1; i < columns.size(); i++) {
      statuses.put(columns.get(i), Integer.valueOf(cells.get(i)));
    }
    return new Row(cells.getFirst().replace("`", ""), statuses);
  }

  /**
   * What whoever stands for a column sends; null for no token.
   *
   * @param userId the person, if it is one
   */
  public static @Nullable String token(String column, String userId) {
    TestIssuer issuer = TestIssuer.shared();
    return switch (column) {
      case "none" -> null;
      case "expired" -> everything(issuer).expired().sign();
      case "audience" -> everything(issuer).audience("another-service").sign();
      case "system", "decide", "audit", "operate", "act-for-users" ->
          issuer.client("client-" + column, "mandate." + column);
      case "bound" -> everything(issuer).partner("nobodys-partner").sign();
      default -> issuer.person(userId);
    };
  }

  private static Token everything(TestIssuer issuer) {
    return issuer.token().client("client-x", TestIssuer.ALL_SCOPES.toArray(String[]::new));
  }
}
