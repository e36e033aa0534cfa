/** Whether the pointer itself moved. Browsers also tell a pointer at rest of what came to lie under it: a list that opens there must not jump to it. */
export const moves = ({ movementX, movementY }: { movementX: number; movementY: number }): boolean => movementX !== 0 || movementY !== 0
