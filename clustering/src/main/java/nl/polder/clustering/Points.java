package nl.polder.clustering;

/** Points in the plane in a fixed order. The arrays are not copied: whoever makes it gives them away. */
record Points(double[] x, double[] y) {
    int size() {
        return x.length;
    }

    /** Some of the points. */
    Points select(int[] which) {
        double[] someX = new double[which.length];
        double[] someY = new double[which.length];
        for (int i = 0; i < which.length; i++) {
            someX[i] = x[which[i]];
            someY[i] = y[which[i]];
        }
        return new Points(someX, someY);
    }

    /** Same place; 0.0 and -0.0 are one place. */
    boolean coincide(int i, int j) {
        return x[i] == x[j] && y[i] == y[j];
    }
}
