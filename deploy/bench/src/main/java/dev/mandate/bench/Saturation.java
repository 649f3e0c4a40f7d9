package dev.mandate.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Asks over many connections at once, each again as soon as it has an answer. One thread does it
 * for all: a thread for each would take the processors from the service that is measured, and the
 * slowest answers would show how threads wait for each other here, not how long the service takes.
 */
final class Saturation implements AutoCloseable {
  /** So that it ends in time even if nothing is answered any more. */
  private static final long SELECT_MILLIS = 100;

  private final Selector selector = Selector.open();
  private final byte[][] requests;
  private final Latencies latencies;
  private final Random random = new Random(0);

  Saturation(Target target, int connections, byte[][] requests, Latencies latencies)
      throws IOException {
    this.requests = Stream.of(requests).map(target::signed).toArray(byte[][]::new);
    this.latencies = latencies;
    for (int i = 0; i < connections; i++) {
      connect(target);
    }
  }

  private void connect(Target target) throws IOException {
    SocketChannel channel =
        SocketChannel.open(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), target.queryPort()));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, new Connection(channel));
  }

  /** Asks for that long; what is answered later than that does not count. */
  void run(Duration length) throws IOException {
    long end = System.nanoTime() + length.toNanos();
    for (SelectionKey key : selector.keys()) {
      ((Connection) key.attachment()).ask();
    }
    while (System.nanoTime() - end < 0) {
      selector.select(SELECT_MILLIS);
      for (SelectionKey key : selector.selectedKeys()) {
        ((Connection) key.attachment()).read();
      }
      selector.selectedKeys().clear();
    }
  }

  /** The channels are closed with their keys. */
  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }

  private final class Connection {
    private final SocketChannel channel;
    private final AnswerBuffer answer = new AnswerBuffer();
    private long asked;

    Connection(SocketChannel channel) {
      this.channel = channel;
    }

    void ask() throws IOException {
      answer.clear();
      asked = System.nanoTime();
      ByteBuffer request = ByteBuffer.wrap(requests[random.nextInt(requests.length)]);
      while (request.hasRemaining()) {
        channel.write(request);
      }
    }

    void read() throws IOException {
      if (answer.readFrom(channel) < 0) {
        throw new EOFException("the service closed the connection");
      }
      if (answer.isComplete()) {
        answer.requireSuccess();
        latencies.record(System.nanoTime() - asked);
        ask();
      }
    }
  }
}
