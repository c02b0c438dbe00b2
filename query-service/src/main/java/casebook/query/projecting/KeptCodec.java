package casebook.query.projecting;

import java.util.Map;
import java.util.function.Function;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.jspecify.annotations.Nullable;

/**
 * A kept document as BSON: {@code {_id: key, seen, position, lookups: {…}, state: "…"}}, without the last three where
 * nothing is folded. The state is JSON text, as an event's payload is: nobody asks the store for what is in it, but for its
 * lookups, and a text is written and held at a fraction of what hundreds of little documents cost.
 */
final class KeptCodec<D> implements Codec<Kept<D>> {
    private final Map<String, Function<D, String>> lookups;
    private final StateText<D> text;

    KeptCodec(View<D> view) {
        lookups = view.lookups();
        text = new StateText<>(view);
    }

    /** Where a property is found by which documents are looked up. */
    static String lookup(String property) {
        return "lookups." + property;
    }

    @Override
    public void encode(BsonWriter bson, Kept<D> kept, EncoderContext context) {
        bson.writeStartDocument();
        bson.writeString("_id", kept.key());
        bson.writeInt64("seen", kept.seen());
        Folded<D> folded = kept.folded();
        if (folded != null) {
            bson.writeInt64("position", folded.position());
            bson.writeStartDocument("lookups");
            lookups.forEach((property, value) -> bson.writeString(property, value.apply(folded.state())));
            bson.writeEndDocument();
            bson.writeString("state", text.write(folded.state()));
        }
        bson.writeEndDocument();
    }

    @Override
    public Kept<D> decode(BsonReader bson, DecoderContext context) {
        String key = "";
        long seen = 0;
        long position = 0;
        @Nullable D state = null;
        bson.readStartDocument();
        while (bson.readBsonType() != BsonType.END_OF_DOCUMENT) {
            switch (bson.readName()) {
                case "_id" -> key = bson.readString();
                case "seen" -> seen = bson.readInt64();
                case "position" -> position = bson.readInt64();
                case "state" -> state = text.read(bson.readString());
                default -> bson.skipValue();
            }
        }
        bson.readEndDocument();
        return new Kept<>(key, seen, state == null ? null : new Folded<>(key, position, state));
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<Kept<D>> getEncoderClass() {
        return (Class<Kept<D>>) (Class<?>) Kept.class;
    }
}
