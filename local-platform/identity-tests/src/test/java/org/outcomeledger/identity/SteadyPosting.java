package org.outcomeledger.identity;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** A platform that posts all the time, with a new token for every event. */
final class SteadyPosting implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final Calls calls;
  private final Realm realm;
  private final AtomicInteger posts = new AtomicInteger();
  private final Queue<Reply> refusals = new ConcurrentLinkedQueue<>();
  private final Set<String> keys = ConcurrentHashMap.newKeySet();
  private final Thread thread = Thread.ofPlatform().name("steady-posting").unstarted(this::run);
  private volatile boolean closed;

  SteadyPosting(Calls calls, Realm realm) {
    this.calls = calls;
    this.realm = realm;
    thread.start();
  }

  private void run() {
    while (!closed) {
      String token = realm.tokenOfClient("platform-a");
      keys.add(key(token));
      Reply reply = calls.enrol("steady-" + posts.incrementAndGet(), token);
      if (reply.status() != 201) {
        refusals.add(reply);
      }
    }
  }

  private static String key(String token) {
    try {
      byte[] header = Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')));
      return JSON.readTree(header).required("kid").textValue();
    } catch (IOException e) {
      throw new AssertionError(token, e);
    }
  }

  /** Returns after so many more posts. */
  void awaitPosts(int more) {
    int enough = posts.get() + more;
    Awaitility.await("posts").atMost(Duration.ofMinutes(1)).until(() -> posts.get() >= enough);
  }

  /** What was not accepted. */
  List<Reply> refusals() {
    return List.copyOf(refusals);
  }

  /** The ids of the keys that signed the tokens. */
  Set<String> keys() {
    return Set.copyOf(keys);
  }

  @Override
  public void close() {
    closed = true;
    Awaitility.await("the last post").until(() -> !thread.isAlive());
  }
}
