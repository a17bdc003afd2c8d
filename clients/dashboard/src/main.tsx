import "uplot/dist/uPlot.min.css";
import "./style.css";
import { render } from "preact";
import { App } from "./app";
import { storedTheme, wear } from "./parts/theme";

wear(storedTheme());
render(<App />, document.getElementById("app")!);
