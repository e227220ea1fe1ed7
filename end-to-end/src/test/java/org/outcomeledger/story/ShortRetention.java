package org.outcomeledger.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/** Topics that name learners keep records for a moment only, as if their retention had passed. */
final class ShortRetention {

  private static final List<String> TOPICS =
      List.of("enrollment-events", "outcome-events", "learner-erasures");
  private static final Map<String, String> PASSED =
      Map.of("retention.ms", "1", "segment.ms", "100", "file.delete.delay.ms", "0");

  private ShortRetention() {}

  /** Then, and until it is done; afterwards they are kept as before. */
  static void during(String kafka, Runnable what) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      Map<String, Map<String, String>> before = new HashMap<>();
      for (String topic : TOPICS) {
        before.put(topic, settings(admin, topic));
        set(admin, topic, PASSED);
      }
      try {
        what.run();
      } finally {
        for (String topic : TOPICS) {
          set(admin, topic, before.get(topic));
        }
      }
    }
  }

  private static Map<String, String> settings(Admin admin, String topic)
      throws ExecutionException, InterruptedException {
    var all = admin.describeConfigs(List.of(resource(topic))).all().get().get(resource(topic));
    Map<String, String> settings = new HashMap<>();
    PASSED.keySet().forEach(name -> settings.put(name, all.get(name).value()));
    return settings;
  }

  private static void set(Admin admin, String topic, Map<String, String> settings)
      throws ExecutionException, InterruptedException {
    List<AlterConfigOp> changes = new ArrayList<>();
    settings.forEach(
        (name, value) -> changes.add(new AlterConfigOp(new ConfigEntry(name, value), OpType.SET)));
    admin.incrementalAlterConfigs(Map.of(resource(topic), changes)).all().get();
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }
}
