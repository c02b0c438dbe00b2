package casebook.log.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** A key of an index: a name, and a place in the order of all that have this name. */
record Place(String name, long number) implements Comparable<Place> {
    static final Type TYPE = new Type();

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::name).thenComparingLong(Place::number);

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    /** How MVStore keeps it. */
    static final class Type extends BasicDataType<Place> {
        private static final int OBJECT_BYTES = 80;

        @Override
        public int compare(Place a, Place b) {
            return a.compareTo(b);
        }

        @Override
        public int getMemory(Place place) {
            return OBJECT_BYTES + place.name().length();
        }

        @Override
        public void write(WriteBuffer buffer, Place place) {
            byte[] name = place.name().getBytes(StandardCharsets.UTF_8);
            buffer.putVarInt(name.length).put(name).putVarLong(place.number());
        }

        @Override
        public Place read(ByteBuffer buffer) {
            byte[] name = new byte[DataUtils.readVarInt(buffer)];
            buffer.get(name);
            return new Place(new String(name, StandardCharsets.UTF_8), DataUtils.readVarLong(buffer));
        }

        @Override
        public Place[] createStorage(int size) {
            return new Place[size];
        }
    }
}
