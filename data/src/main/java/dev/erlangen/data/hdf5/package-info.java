/** Tables in HDF5 files, read in pieces. */
@NullMarked
package dev.erlangen.data.hdf5;

import org.jspecify.annotations.NullMarked;
