package nl.polder.clustering.robust.numbers;

/**
 * Symmetric positive definite matrices of at most 7 rows, row after row in one array. Every method writes into arrays given
 * by the caller, because these run once per participant and round.
 */
public final class SmallMatrix {
    private SmallMatrix() {}

    /**
     * Cholesky factor of the lower triangle: m = LLᵀ, L written into {@code l} (upper triangle untouched).
     *
     * @return log |m|
     * @throws ArithmeticException if m is not positive definite
     */
    public static double cholesky(double[] m, int offset, double[] l, int w) {
        double product = 1;
        for (int r = 0; r < w; r++) {
            for (int c = 0; c <= r; c++) {
                double sum = m[offset + r * w + c];
                for (int k = 0; k < c; k++) {
                    sum -= l[r * w + k] * l[c * w + k];
                }
                if (r == c) {
                    if (!(sum > 0)) {
                        throw new ArithmeticException("matrix is not positive definite");
                    }
                    product *= sum;
                    l[r * w + r] = Math.sqrt(sum);
                } else {
                    l[r * w + c] = sum / l[c * w + c];
                }
            }
        }
        return StrictMath.log(product);
    }

    /** x := L⁻¹x. */
    public static void forward(double[] l, double[] x, int w) {
        for (int r = 0; r < w; r++) {
            double sum = x[r];
            for (int k = 0; k < r; k++) {
                sum -= l[r * w + k] * x[k];
            }
            x[r] = sum / l[r * w + r];
        }
    }

    /** x := L⁻ᵀx. */
    public static void backward(double[] l, double[] x, int w) {
        for (int r = w - 1; r >= 0; r--) {
            double sum = x[r];
            for (int k = r + 1; k < w; k++) {
                sum -= l[k * w + r] * x[k];
            }
            x[r] = sum / l[r * w + r];
        }
    }

    /** Inverse (LLᵀ)⁻¹, full, written into {@code out} from {@code offset}; {@code column} is room for w numbers. */
    public static void inverse(double[] l, double[] out, int offset, int w, double[] column) {
        for (int c = 0; c < w; c++) {
            for (int r = 0; r < w; r++) {
                column[r] = r == c ? 1 : 0;
            }
            forward(l, column, w);
            backward(l, column, w);
            for (int r = 0; r < w; r++) {
                out[offset + r * w + c] = column[r];
            }
        }
    }

    /**
     * Inverse of a symmetric positive definite matrix by its LDLᵀ factors; half the work of {@link #cholesky} and
     * {@link #inverse}, and few divisions.
     *
     * @param m only the lower triangle is read
     * @param out full inverse, written from {@code offset}
     * @param room w x w numbers
     * @return |m|
     * @throws ArithmeticException if m is not positive definite
     */
    public static double invert(double[] m, double[] out, int offset, int w, double[] room) {
        double determinant = 1;
        for (int r = 0; r < w; r++) {
            double pivot = eliminate(m, room, w, r);
            if (!(pivot > 0)) {
                throw new ArithmeticException("matrix is not positive definite");
            }
            determinant *= pivot;
            room[r * w + r] = 1 / pivot;
        }
        for (int r = 1; r < w; r++) {
            for (int c = 0; c < r; c++) {
                double sum = room[r * w + c];
                for (int k = c + 1; k < r; k++) {
                    sum += room[r * w + k] * room[k * w + c];
                }
                room[r * w + c] = -sum;
            }
        }
        for (int r = 0; r < w; r++) {
            for (int c = 0; c <= r; c++) {
                double sum = room[r * w + r] * (r == c ? 1 : room[r * w + c]);
                for (int k = r + 1; k < w; k++) {
                    sum += room[k * w + r] * room[k * w + k] * room[k * w + c];
                }
                out[offset + r * w + c] = sum;
                out[offset + c * w + r] = sum;
            }
        }
        return determinant;
    }

    /** Row r of the unit factor L; the diagonal of {@code room} holds 1/D. Returns D_r. */
    private static double eliminate(double[] m, double[] room, int w, int r) {
        for (int c = 0; c < r; c++) {
            double sum = m[r * w + c];
            for (int k = 0; k < c; k++) {
                sum -= room[r * w + k] * room[c * w + k];
            }
            room[r * w + c] = sum;
        }
        double pivot = m[r * w + r];
        for (int c = 0; c < r; c++) {
            double entry = room[r * w + c] * room[c * w + c];
            pivot -= room[r * w + c] * entry;
            room[r * w + c] = entry;
        }
        return pivot;
    }

    /**
     * Eigenvalues and vectors of a symmetric matrix by Jacobi's rotations, largest first.
     *
     * @param m symmetric, w x w; overwritten
     * @param vectors w x w, column j belongs to value j
     * @return the w eigenvalues
     */
    public static double[] eigen(double[] m, double[] vectors, int w) {
        for (int i = 0; i < w * w; i++) {
            vectors[i] = i % (w + 1) == 0 ? 1 : 0;
        }
        for (int sweep = 0; sweep < 60 && offDiagonal(m, w) > 0; sweep++) {
            for (int p = 0; p < w; p++) {
                for (int q = p + 1; q < w; q++) {
                    rotate(m, vectors, w, p, q);
                }
            }
        }
        return sorted(m, vectors, w);
    }

    private static double offDiagonal(double[] m, int w) {
        double largest = 0;
        double scale = 0;
        for (int r = 0; r < w; r++) {
            scale = Math.max(scale, Math.abs(m[r * w + r]));
            for (int c = 0; c < r; c++) {
                largest = Math.max(largest, Math.abs(m[r * w + c]));
            }
        }
        return largest > 1e-16 * scale ? largest : 0;
    }

    private static void rotate(double[] m, double[] v, int w, int p, int q) {
        double apq = m[p * w + q];
        if (apq == 0) {
            return;
        }
        double theta = (m[q * w + q] - m[p * w + p]) / (2 * apq);
        double t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        for (int k = 0; k < w; k++) {
            double kp = m[k * w + p];
            double kq = m[k * w + q];
            m[k * w + p] = c * kp - s * kq;
            m[k * w + q] = s * kp + c * kq;
        }
        for (int k = 0; k < w; k++) {
            double pk = m[p * w + k];
            double qk = m[q * w + k];
            m[p * w + k] = c * pk - s * qk;
            m[q * w + k] = s * pk + c * qk;
            double vp = v[k * w + p];
            double vq = v[k * w + q];
            v[k * w + p] = c * vp - s * vq;
            v[k * w + q] = s * vp + c * vq;
        }
    }

    private static double[] sorted(double[] m, double[] v, int w) {
        double[] values = new double[w];
        for (int i = 0; i < w; i++) {
            values[i] = m[i * w + i];
        }
        for (int i = 0; i < w; i++) {
            int best = i;
            for (int j = i + 1; j < w; j++) {
                best = values[j] > values[best] ? j : best;
            }
            double value = values[i];
            values[i] = values[best];
            values[best] = value;
            for (int k = 0; k < w && best != i; k++) {
                double kept = v[k * w + i];
                v[k * w + i] = v[k * w + best];
                v[k * w + best] = kept;
            }
        }
        return values;
    }
}
