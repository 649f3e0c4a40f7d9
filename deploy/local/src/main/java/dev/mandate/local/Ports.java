package dev.mandate.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** TCP ports of this machine. */
final class Ports {
  /** The address of every server here: what runs locally is not offered to the network. */
  static final String HOST = "127.0.0.1";

  private Ports() {}

  /** The wanted port, or one that is free now if that is 0. */
  static int orFree(int wanted) {
    if (wanted != 0) {
      return wanted;
    }
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral(HOST))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port", e);
    }
  }

  /**
   * Fails if somebody listens on the port, on whatever address of this machine.
   *
   * @param who wants to listen there
   * @param advice how another port can be chosen
   */
  static void requireFree(int port, String who, String advice) {
    try {
      new ServerSocket(port).close();
    } catch (BindException e) {
      throw new LocalServerException(
          "Port %d, which %s needs, is taken, perhaps by another stack that is running. Stop what listens there, or %s."
              .formatted(port, who, advice),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot try port " + port, e);
    }
  }
}
