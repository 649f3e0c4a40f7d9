package dev.mandate.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The data of a PostgreSQL server and the commands that serve it. Every command names the data
 * folder by its working folder: PostgreSQL refuses root, and the user it then runs as often cannot
 * pass the folders above, such as root's home or a temporary folder.
 */
final class PostgresCluster {
  private static final String HERE = "/proc/self/cwd";
  private static final long INITDB_LIMIT_SECONDS = 120;

  /** What is on by default and must stay so is named here; zonky's own launcher takes it away. */
  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses=" + Ports.HOST,
          "unix_socket_directories=",
          "cluster_name=mandate",
          "fsync=on",
          "synchronous_commit=on",
          "full_page_writes=on",
          "max_connections=100",
          "shared_buffers=256MB", // taken from the machine only as it is used
          // After each checkpoint, every page goes to the log as a whole when it first changes.
          "max_wal_size=4GB",
          "checkpoint_timeout=15min",
          "timezone=UTC",
          "log_timezone=UTC");

  private final Path data;

  private PostgresCluster(Path data) {
    this.data = data;
  }

  /** The cluster in this folder, made if there is none. */
  static PostgresCluster in(ServerFolder folder) {
    Path data = folder.path().resolve("data");
    if (!Files.isDirectory(data)) {
      create(data, folder.log());
    }
    return new PostgresCluster(data);
  }

  /** Made under another name first: whatever has the right name is complete. */
  private static void create(Path data, LogFile log) {
    Path unfinished = data.resolveSibling("data.unfinished");
    try {
      FileTree.delete(unfinished);
      Files.createDirectory(
          unfinished,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      UnixUser user = UnixUser.current().isRoot() ? UnixUser.nobody() : UnixUser.current();
      user.own(unfinished);
      initdb(unfinished, user, log);
      Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create the PostgreSQL data in " + data, e);
    }
  }

  /**
   * Loopback is trusted, so passwords are not asked for. The built-in locale is the same on every
   * machine and knows upper and lower case beyond ASCII.
   */
  private static void initdb(Path data, UnixUser user, LogFile log) throws IOException {
    List<String> initdb =
        List.of(
            program("initdb"),
            "-D" + HERE,
            "--username=" + PostgresServer.SUPERUSER,
            "--auth=trust",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C");
    log.begin();
    Process process =
        new ProcessBuilder(user.run(initdb))
            .directory(data.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.path().toFile())
            .start();
    if (!endsWell(process)) {
      throw new LocalServerException("PostgreSQL's initdb failed. " + log.tail());
    }
  }

  private static boolean endsWell(Process process) {
    try {
      return process.waitFor(INITDB_LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalServerException("interrupted while creating the PostgreSQL data", e);
    } finally {
      process.destroyForcibly();
    }
  }

  /** How to serve this cluster: always as the user that owns the data. */
  ProcessPlan plan(int port) {
    List<String> server = new ArrayList<>(List.of(program("postgres"), "-D" + HERE));
    server.add("-p" + port);
    SETTINGS.forEach(setting -> server.add("-c" + setting));
    return new ProcessPlan(
        "PostgreSQL", Tier.DATABASE, data, UnixUser.ownerOf(data).run(server), Map.of());
  }

  /**
   * Removes PostgreSQL's own note of a server that has ended. PostgreSQL does so itself unless
   * there still is a process with that number: another one by now, or a zombie, which stays for
   * ever where process 1 reaps nothing. If it really serves these data, it is left to PostgreSQL to
   * refuse.
   */
  void forgetEndedServer() {
    Path note = data.resolve("postmaster.pid");
    try {
      if (Files.exists(note) && isAboutAnother(Files.readAllLines(note).getFirst())) {
        Files.delete(note);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot clean " + data, e);
    }
  }

  private boolean isAboutAnother(String pid) {
    return ProcessHandle.of(Long.parseLong(pid.strip()))
        .filter(process -> !ServerFolder.runsIn(data, process))
        .isPresent();
  }

  private static String program(String name) {
    return PostgresBinaries.unpacked().resolve("bin").resolve(name).toString();
  }
}
