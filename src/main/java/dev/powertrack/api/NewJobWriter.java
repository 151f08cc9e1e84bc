package dev.powertrack.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes the body of {@code POST /jobs}, as the vendor's API reference shows it. */
final class NewJobWriter {
  private NewJobWriter() {}

  static String json(NewJob job) {
    ObjectNode body =
        ServiceJson.MAPPER
            .createObjectNode()
            .put("publisher", "twitter")
            .put("dataFormat", job.dataFormat())
            .put("fromDate", ServiceTime.minute(job.fromDate()))
            .put("toDate", ServiceTime.minute(job.toDate()))
            .put("title", job.title());
    ArrayNode rules = body.putArray("rules");
    for (Rule rule : job.rules()) {
      ObjectNode written = rules.addObject().put("value", rule.value());
      if (rule.tag() != null) {
        written.put("tag", rule.tag());
      }
    }
    return body.toString();
  }
}
