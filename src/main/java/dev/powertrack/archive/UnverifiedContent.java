package dev.powertrack.archive;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.Reason;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Bytes that came over the network, or that lie in the store without anyone having judged them. */
final class UnverifiedContent implements FileContent {
  private final DataFile file;
  private final Claim claim;
  private final Source source;
  private final WrongFiles wrong;
  private final int tries;

  private @Nullable PartFile part;

  /** What was in the file's place: stays there until a right one has come. */
  private @Nullable PartFile stored;

  private @Nullable String wrongInStore;
  private @Nullable String replaced;
  private @Nullable PowerTrackException notReplaced;
  private long fetchedBytes;
  private int fetches;

  /** Brings the bytes of the file. */
  interface Source {
    /** Returns how many bytes went over the network for it. */
    long fetch(PartFile into) throws IOException;
  }

  /**
   * Bytes that are there or are fetched now.
   *
   * @param claim is closed with the content
   * @param wrong remembers what the service delivers wrong
   * @param tries how often the file is fetched altogether, if each time it comes otherwise wrong
   */
  static UnverifiedContent bring(
      DataFile file, Claim claim, Source source, WrongFiles wrong, int tries) {
    UnverifiedContent content = new UnverifiedContent(file, claim, source, wrong, tries);
    boolean begun = false;
    try {
      content.begin();
      begun = true;
      return content;
    } catch (IOException e) {
      throw claim.failed(e, content.part);
    } finally {
      if (!begun) {
        content.close();
      }
    }
  }

  private UnverifiedContent(
      DataFile file, Claim claim, Source source, WrongFiles wrong, int tries) {
    this.file = file;
    this.claim = claim;
    this.source = source;
    this.wrong = wrong;
    this.tries = Math.max(2, tries);
  }

  private void begin() throws IOException {
    stored = claim.present().orElse(null);
    part = stored;
    if (part == null) {
      fetch();
    }
  }

  private PartFile fetch() throws IOException {
    PartFile fresh = claim.part();
    part = fresh;
    fetches++;
    try {
      fetchedBytes += source.fetch(fresh);
    } catch (PowerTrackException e) {
      throw e.kind() == Kind.BAD_FILE ? foundWrong(e) : e;
    }
    return fresh;
  }

  private PowerTrackException foundWrong(PowerTrackException failure) throws IOException {
    claim.foundWrong(String.valueOf(failure.getMessage()).replaceFirst("\\.$", ""));
    return failure;
  }

  @Override
  public InputStream stream() {
    try {
      return here().read();
    } catch (IOException e) {
      throw new PowerTrackException(
          Kind.LOCAL_IO, "The local copy of " + file + " cannot be read: " + Reason.of(e) + ".", e);
    }
  }

  @Override
  public long fetchedBytes() {
    return fetchedBytes;
  }

  @Override
  public boolean isVerified() {
    return false;
  }

  @Override
  public void keep(String statistics) {
    try {
      PartFile right = here();
      claim.keep(right, statistics);
      replaced = right == stored ? null : wrongInStore;
      wrong.forget(file);
    } catch (IOException e) {
      throw claim.failed(e, part);
    }
  }

  @Override
  public boolean again(String problem) {
    if (notReplaced != null) {
      return false;
    }
    PartFile before = here();
    if (before == stored) {
      wrongInStore = problem;
    }
    try {
      return another(before, problem);
    } catch (PowerTrackException e) {
      if (stored == null || e.kind() == Kind.CANCELLED) {
        throw e;
      }
      notReplaced = e;
      backToStored();
      return before != stored;
    }
  }

  /** Most of its rows may be readable, and there are no others. */
  private void backToStored() {
    try {
      if (part != null) {
        part.close();
      }
      part = stored;
    } catch (IOException e) {
      throw claim.failed(e, part);
    }
  }

  @Override
  public @Nullable PowerTrackException notReplaced() {
    return notReplaced;
  }

  @Override
  public @Nullable String replaced() {
    return replaced;
  }

  private boolean another(PartFile before, String problem) {
    try {
      long checksum = before.checksum();
      if (wrong.isKnown(file, checksum)) {
        claim.foundWrong(problem);
        return false;
      }
      if (before.isTemporary() && fetches >= tries) {
        throw foundWrong(alwaysOtherwise(problem));
      }
      before.close();
      boolean same = fetch().checksum() == checksum;
      if (same) {
        wrong.remember(file, checksum);
        claim.foundWrong(problem);
      }
      return !same;
    } catch (IOException e) {
      throw claim.failed(e, part);
    }
  }

  private PowerTrackException alwaysOtherwise(String problem) {
    return new PowerTrackException(
        Kind.BAD_FILE,
        "The data host delivered "
            + file
            + " damaged "
            + fetches
            + " times, each time otherwise; at last "
            + problem
            + ".");
  }

  @Override
  public void close() {
    try (claim) {
      if (part != null) {
        part.close();
      }
    } catch (IOException e) {
      throw claim.failed(e, part);
    }
  }

  private PartFile here() {
    PartFile here = part;
    if (here == null) {
      throw new IllegalStateException("nothing was fetched of " + file);
    }
    return here;
  }
}
