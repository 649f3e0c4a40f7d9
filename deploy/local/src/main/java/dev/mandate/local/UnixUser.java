package dev.mandate.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A user of this machine, as whom a program can run. */
record UnixUser(int uid, int gid) {
  private static final int ROOT = 0;

  /** The user of this JVM. */
  static UnixUser current() {
    return ownerOf(Path.of("/proc/self"));
  }

  static UnixUser ownerOf(Path path) {
    try {
      return new UnixUser(
          (int) Files.getAttribute(path, "unix:uid"), (int) Files.getAttribute(path, "unix:gid"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot tell who owns " + path, e);
    }
  }

  /** The user that may do nothing in particular, which every Linux has. */
  static UnixUser nobody() {
    try {
      return Files.readAllLines(Path.of("/etc/passwd")).stream()
          .map(line -> line.split(":", -1))
          .filter(fields -> fields[0].equals("nobody"))
          .map(fields -> new UnixUser(Integer.parseInt(fields[2]), Integer.parseInt(fields[3])))
          .findFirst()
          .orElseThrow(
              () ->
                  new LocalServerException(
                      "PostgreSQL refuses to run as root, and there is no user 'nobody' to run it"
                          + " as. Add one, or start as an ordinary user."));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the users of this machine", e);
    }
  }

  boolean isRoot() {
    return uid == ROOT;
  }

  /** The command that runs the given one as this user, in the same process, if that is allowed. */
  List<String> run(List<String> command) {
    if (isRoot() || !current().isRoot()) {
      return command; // only root can become somebody else
    }
    List<String> line =
        new ArrayList<>(
            List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--"));
    line.addAll(command);
    return line;
  }

  void own(Path path) {
    try {
      Files.setAttribute(path, "unix:uid", uid);
      Files.setAttribute(path, "unix:gid", gid);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot hand over " + path, e);
    }
  }
}
