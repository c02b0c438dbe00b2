package casebook.query.projecting;

import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;

/** A folded document as BSON: {@code {_id: key, position, state: {…}}}. */
final class FoldedCodec<D> implements Codec<Folded<D>> {
    private final Codec<D> state;

    FoldedCodec(Codec<D> state) {
        this.state = state;
    }

    @Override
    public void encode(BsonWriter writer, Folded<D> folded, EncoderContext context) {
        writer.writeStartDocument();
        writer.writeString("_id", folded.key());
        writer.writeInt64("position", folded.position());
        writer.writeName("state");
        context.encodeWithChildContext(state, writer, folded.state());
        writer.writeEndDocument();
    }

    @Override
    public Folded<D> decode(BsonReader reader, DecoderContext context) {
        reader.readStartDocument();
        String key = reader.readString("_id");
        long position = reader.readInt64("position");
        reader.readName("state");
        D document = context.decodeWithChildContext(state, reader);
        reader.readEndDocument();
        return new Folded<>(key, position, document);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<Folded<D>> getEncoderClass() {
        return (Class<Folded<D>>) (Class<?>) Folded.class;
    }
}
