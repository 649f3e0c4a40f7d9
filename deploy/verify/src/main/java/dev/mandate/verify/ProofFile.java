package dev.mandate.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mandate.proof.SelectionProof.Part;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the proof of an export, log after log. */
final class ProofFile implements Closeable {
  private final BufferedReader lines;

  ProofFile(Path file) throws IOException {
    lines = Files.newBufferedReader(file, UTF_8);
  }

  /** The beginning of the proof for one log. */
  record Header(String partnerId, long size) {
    private static Header of(String line) {
      int blank = line.lastIndexOf(' ');
      try {
        return new Header(
            line.substring(0, blank), Long.parseLong(line, blank + 1, line.length(), 10));
      } catch (IndexOutOfBoundsException | NumberFormatException e) {
        throw new IllegalArgumentException("no line with a partner and a size: " + line, e);
      }
    }
  }

  /**
   * The next log; the parts of the one before have to be read.
   *
   * @throws IllegalArgumentException if something else comes
   */
  Optional<Header> next() {
    return Optional.ofNullable(line()).map(Header::of);
  }

  /**
   * The parts of the proof for the log that has begun, up to the empty line behind them.
   *
   * @return throws an {@link IllegalArgumentException} where something else comes
   */
  Iterator<Part> parts() {
    return new Parts();
  }

  private @Nullable String line() {
    try {
      return lines.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private final class Parts implements Iterator<Part> {
    private @Nullable String line = read();

    private @Nullable String read() {
      String next = line();
      if (next == null) {
        throw new IllegalArgumentException("the proof is cut off");
      }
      return next.isEmpty() ? null : next;
    }

    @Override
    public boolean hasNext() {
      return line != null;
    }

    @Override
    public Part next() {
      if (line == null) {
        throw new NoSuchElementException();
      }
      Part part = Part.of(line);
      line = read();
      return part;
    }
  }
}
