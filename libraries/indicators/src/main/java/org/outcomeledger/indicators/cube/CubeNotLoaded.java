package org.outcomeledger.indicators.cube;

/** The cube has not taken over the read model yet: any figure would be a part of the truth. */
public final class CubeNotLoaded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CubeNotLoaded() {
    super("The facts are still being read into memory.");
  }
}
