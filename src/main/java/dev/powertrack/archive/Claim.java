package dev.powertrack.archive;

import dev.powertrack.PowerTrackException;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The right to bring the bytes of one file and to give them their place. */
interface Claim extends AutoCloseable {

  /** Bytes that are in the file's place though nobody is known to have verified them. */
  Optional<PartFile> present();

  /** A new place for fetched bytes. */
  PartFile part() throws IOException;

  /**
   * The bytes are right. They stay where they can be read, here or in their place; damaged ones
   * that were there are set aside only now.
   */
  void keep(PartFile part, String statistics) throws IOException;

  /**
   * The bytes that were fetched are wrong, and no others are to be had now.
   *
   * @param why in words
   */
  void foundWrong(String why) throws IOException;

  /**
   * That the disk failed, with what is needed and what can be done.
   *
   * @param part what was being written; null if it did not come to that
   */
  PowerTrackException failed(IOException failure, @Nullable PartFile part);

  @Override
  void close();
}
