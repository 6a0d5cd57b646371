/**
 * Long work in processes of their own, so that votes feel neither its garbage nor its reading and writing. Start reading at
 * {@link nl.polder.server.platform.side.SideProcesses}; the other end is {@link nl.polder.server.platform.side.SideProgram}.
 */
@NullMarked
package nl.polder.server.platform.side;

import org.jspecify.annotations.NullMarked;
