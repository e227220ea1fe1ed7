package org.outcomeledger.testservers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Marks a test that containers cannot serve: it is skipped with them, and says why. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(LocalServersOnly.NotInContainers.class)
public @interface LocalServersOnly {
  /** The reason, after "skipped with containers: it …". */
  String value();

  /** Skips the test, and says so on the screen, where Maven would only count it. */
  final class NotInContainers implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (TestServers.areLocal()) {
        return ConditionEvaluationResult.enabled("the servers are local");
      }
      return AnnotationSupport.findAnnotation(context.getElement(), LocalServersOnly.class)
          .map(it -> skipped(context, it.value()))
          .orElseGet(() -> ConditionEvaluationResult.enabled("its class is marked, and runs"));
    }

    private static ConditionEvaluationResult skipped(ExtensionContext context, String why) {
      String reason = "skipped with containers: it " + why;
      System.out.println(context.getDisplayName() + " is " + reason);
      return ConditionEvaluationResult.disabled(reason);
    }
  }
}
