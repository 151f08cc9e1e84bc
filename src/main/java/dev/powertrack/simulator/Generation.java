package dev.powertrack.simulator;

import dev.powertrack.simulator.content.DataFormat;

/** The two generations of the service: the same jobs under different URLs and names. */
enum Generation {
  /** 2012 to 2017. */
  V1("https://historical.gnip.com:443", "track"),
  /** From 2016 on. */
  V2("https://gnip-api.gnip.com:443", "track_v2");

  private final String vendorOrigin;
  private final String streamType;

  Generation(String vendorOrigin, String streamType) {
    this.vendorOrigin = vendorOrigin;
    this.streamType = streamType;
  }

  String streamType() {
    return streamType;
  }

  /** The path of a job without its {@code .json}. */
  String jobPath(String account, String uuid) {
    return switch (this) {
      case V1 -> "/accounts/" + account + "/publishers/twitter/historical/track/jobs/" + uuid;
      case V2 -> "/historical/powertrack/accounts/" + account + "/publishers/twitter/jobs/" + uuid;
    };
  }

  /**
   * The path on the vendor's own host, as the real service has it in {@code jobURL} and {@code
   * dataURL} wherever it was asked: a client must build its URLs from its own base, and one that
   * trusts these does not get far here.
   */
  String vendorUrl(String path) {
    return vendorOrigin + path;
  }

  /** v1 wrote {@code activity-streams}, with a hyphen. */
  String formatWord(DataFormat format) {
    return this == V1 ? format.word().replace('_', '-') : format.word();
  }
}
