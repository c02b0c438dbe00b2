package casebook.query.projecting;

import casebook.events.CaseId;
import casebook.events.Deadline;
import casebook.events.OnsCode;
import casebook.events.PlanCode;
import casebook.events.ShortCode;
import com.mongodb.MongoClientSettings;
import java.util.function.Function;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** How the documents of views are kept: records as documents, the values of the domain as the texts they are known by. */
final class Codecs {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    static final CodecRegistry REGISTRY = CodecRegistries.fromRegistries(
            CodecRegistries.fromCodecs(
                    new AsText<>(CaseId.class, CaseId::toString, CaseId::parse),
                    new AsText<>(PlanCode.class, PlanCode::value, PlanCode::new),
                    new AsText<>(ShortCode.class, ShortCode::value, ShortCode::new),
                    new AsText<>(OnsCode.class, OnsCode::value, OnsCode::new),
                    new AsText<>(
                            Deadline.class,
                            JSON.writerFor(Deadline.class)::writeValueAsString,
                            JSON.readerFor(Deadline.class)::readValue)),
            MongoClientSettings.getDefaultCodecRegistry());

    private Codecs() {}

    private record AsText<T>(Class<T> type, Function<T, String> write, Function<String, T> read) implements Codec<T> {
        @Override
        public void encode(BsonWriter writer, T value, EncoderContext context) {
            writer.writeString(write.apply(value));
        }

        @Override
        public T decode(BsonReader reader, DecoderContext context) {
            return read.apply(reader.readString());
        }

        @Override
        public Class<T> getEncoderClass() {
            return type;
        }
    }
}
