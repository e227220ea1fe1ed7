package org.outcomeledger.audit;

import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;

/** For services whose recorded parameters are numbers. */
@DefaultBean
@Singleton
final class ValuesAsAsked implements RecordedValues {

  @Override
  public String recorded(String parameter, String value) {
    return value;
  }
}
