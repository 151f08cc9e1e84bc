package dev.powertrack.scan.gunzip;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes of an array at once, the first one lowest. */
final class Bits {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Bits() {}

  /** The eight bytes from here. */
  static long at(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  /** Puts them there. */
  static void put(byte[] bytes, int at, long word) {
    LONGS.set(bytes, at, word);
  }
}
