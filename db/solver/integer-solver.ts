import loadHighs, { type Highs } from 'highs'
import type { BinaryProgram, ProgramAnswer, SolveProgram } from '../domain/signed/frustration/program.ts'

let loading: Promise<Highs> | undefined

/**
 * A solver of binary programs: HiGHS (Huangfu and Hall 2018, "Parallelizing the dual revised simplex method", Mathematical Programming Computation
 * 10, 119-142; MIT licence), compiled to WebAssembly. Loaded once per thread. Solving holds the thread up until it is done.
 */
export async function integerSolver(): Promise<SolveProgram> {
  loading ??= loadHighs()
  const highs = await loading
  return (program, options) => solveWith(highs, program, options)
}

function solveWith(highs: Highs, { cost, fixed, rowStart, column, value, rowAtLeast }: BinaryProgram, { seconds, start }: { seconds: number; start?: Float64Array }): ProgramAnswer {
  const [columns, rows] = [cost.length, rowAtLeast.length]
  const { integer } = highs.constants.variableType
  const lowest = new Float64Array(columns)
  for (const each of fixed) lowest[each] = 1
  return highs.withModel({
    numCols: columns, numRows: rows, colCost: cost, colLower: lowest, colUpper: new Float64Array(columns).fill(1),
    rowLower: rowAtLeast, rowUpper: new Float64Array(rows).fill(highs.infinity),
    matrix: { format: 'csr', numRows: rows, numCols: columns, starts: rowStart, indices: column, values: value },
    integrality: new Int32Array(columns).fill(integer),
  }, model => {
    // One thread and a fixed seed: the same program takes the same way.
    model.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: 0, mip_abs_gap: 1e-6, random_seed: 0 })
    if (start) model.setSolution({ colValue: start })
    model.run()
    const status = model.getModelStatus()
    const { optimal, infeasible } = highs.constants.modelStatus
    if (status === infeasible) return { values: null, bound: Infinity, finished: true }
    const bound = Number(model.info.get('mip_dual_bound'))
    const found = Number(model.info.get('primal_solution_status')) === 2
    return { values: found ? Float64Array.from(model.getSolution().colValue) : null, bound: Number.isFinite(bound) ? bound : 0, finished: status === optimal }
  })
}
