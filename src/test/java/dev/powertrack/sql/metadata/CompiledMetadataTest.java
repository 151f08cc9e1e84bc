package dev.powertrack.sql.metadata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.Metadata;
import org.apache.calcite.rel.metadata.MetadataDef;
import org.apache.calcite.rel.metadata.MetadataHandler;
import org.junit.jupiter.api.Test;

class CompiledMetadataTest {

  @Test
  void every_kind_of_question_has_its_handler() {
    List<Class<? extends MetadataHandler<?>>> kinds = kinds();
    assertEquals(27, kinds.size());
    for (Class<? extends MetadataHandler<?>> kind : kinds) {
      MetadataHandler<?> handler = CompiledMetadata.INSTANCE.handler(kind);
      assertEquals(CompiledMetadata.class.getPackageName(), handler.getClass().getPackageName());
    }
  }

  @Test
  void a_handler_is_made_once() {
    Class<BuiltInMetadata.RowCount.Handler> rows = BuiltInMetadata.RowCount.Handler.class;
    assertSame(CompiledMetadata.INSTANCE.handler(rows), CompiledMetadata.INSTANCE.handler(rows));
  }

  @Test
  void a_kind_that_the_build_does_not_know_is_named() {
    IllegalStateException e =
        assertThrows(
            IllegalStateException.class,
            () -> CompiledMetadata.INSTANCE.handler(Unknown.Handler.class));
    assertEquals(
        "No compiled handler for "
            + Unknown.Handler.class.getName()
            + ": build with mvn"
            + " process-classes.",
        e.getMessage());
  }

  @SuppressWarnings("unchecked") // a class of handlers is one of some metadata
  private static List<Class<? extends MetadataHandler<?>>> kinds() {
    return Arrays.stream(BuiltInMetadata.class.getDeclaredClasses())
        .flatMap(kind -> Arrays.stream(kind.getDeclaredClasses()))
        .filter(MetadataHandler.class::isAssignableFrom)
        .<Class<? extends MetadataHandler<?>>>map(
            handler -> (Class<? extends MetadataHandler<?>>) handler)
        .toList();
  }

  private interface Unknown extends Metadata {
    interface Handler extends MetadataHandler<Unknown> {
      @Override
      default MetadataDef<Unknown> getDef() {
        throw new UnsupportedOperationException();
      }
    }
  }
}
