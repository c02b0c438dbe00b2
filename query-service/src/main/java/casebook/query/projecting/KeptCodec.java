package casebook.query.projecting;

import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.jspecify.annotations.Nullable;

/** A kept document as BSON: {@code {_id: key, seen, position, state: {…}}}, without the last two where nothing is folded. */
final class KeptCodec<D> implements Codec<Kept<D>> {
    private final Codec<D> state;

    KeptCodec(Codec<D> state) {
        this.state = state;
    }

    @Override
    public void encode(BsonWriter writer, Kept<D> kept, EncoderContext context) {
        writer.writeStartDocument();
        writer.writeString("_id", kept.key());
        writer.writeInt64("seen", kept.seen());
        Folded<D> folded = kept.folded();
        if (folded != null) {
            writer.writeInt64("position", folded.position());
            writer.writeName("state");
            context.encodeWithChildContext(state, writer, folded.state());
        }
        writer.writeEndDocument();
    }

    @Override
    public Kept<D> decode(BsonReader reader, DecoderContext context) {
        String key = "";
        long seen = 0;
        long position = 0;
        @Nullable D document = null;
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            switch (reader.readName()) {
                case "_id" -> key = reader.readString();
                case "seen" -> seen = reader.readInt64();
                case "position" -> position = reader.readInt64();
                case "state" -> document = context.decodeWithChildContext(state, reader);
                default -> reader.skipValue();
            }
        }
        reader.readEndDocument();
        return new Kept<>(key, seen, document == null ? null : new Folded<>(key, position, document));
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<Kept<D>> getEncoderClass() {
        return (Class<Kept<D>>) (Class<?>) Kept.class;
    }
}
