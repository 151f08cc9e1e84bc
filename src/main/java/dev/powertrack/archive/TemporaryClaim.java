package dev.powertrack.archive;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file that is not to be kept: it is read from a temporary folder and is gone then. */
record TemporaryClaim(DataFile file, Path folder) implements Claim {

  @Override
  public Optional<PartFile> present() {
    return Optional.empty();
  }

  @Override
  public PartFile part() throws IOException {
    return PartFile.in(folder, "file", Files::newOutputStream);
  }

  @Override
  public void keep(PartFile part, String statistics) {}

  @Override
  public void foundWrong(String why) {}

  @Override
  public PowerTrackException failed(IOException failure, @Nullable PartFile part) {
    return new PowerTrackException(
        Kind.LOCAL_IO,
        "There is no room for "
            + file
            + PartFile.need(part)
            + " in the folder for temporary files "
            + folder
            + ": "
            + Reason.of(failure)
            + ".",
        failure);
  }

  @Override
  public void close() {}
}
