/**
 * How a scan travels through Calcite's planner: one logical node with one immutable {@link
 * dev.powertrack.sql.plan.ScanSpec}, rules that move work into it, and one Enumerable leaf whose
 * generated code opens it. Start reading at {@link dev.powertrack.sql.plan.TableScanNode}.
 */
@NullMarked
package dev.powertrack.sql.plan;

import org.jspecify.annotations.NullMarked;
