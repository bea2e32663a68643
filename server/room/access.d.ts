import { type Problem } from '../../shared/kernel/problem.ts';
import type { Command } from '../../shared/protocol/command.ts';
import type { RoomSlice } from '../../shared/protocol/roomView.ts';
/** Why a seat may not give a command now, or undefined where it may. Default deny: an unknown seat may nothing. */
export declare function mayNot(room: RoomSlice, seatId: string, command: Command): Problem | undefined;
