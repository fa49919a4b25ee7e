import 'alloy-2.25.0/libEs6/standalone.js'
