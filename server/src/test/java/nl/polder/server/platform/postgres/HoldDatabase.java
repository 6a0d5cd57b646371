package nl.polder.server.platform.postgres;

import java.io.IOException;
import java.nio.file.Path;

/** A process of its own that holds a database until it is killed: {@code HoldDatabase DATA_FOLDER CACHE PASSWORD}. */
final class HoldDatabase {
    private HoldDatabase() {}

    public static void main(String[] arguments) throws IOException {
        Postgres postgres = Postgres.open(Path.of(arguments[0]), Path.of(arguments[1]), arguments[2]);
        System.out.println("holding " + postgres.pid());
        while (System.in.read() >= 0) {
            // Until the end of input, which is how a test lets go of it in an orderly way.
        }
        postgres.close();
    }
}
